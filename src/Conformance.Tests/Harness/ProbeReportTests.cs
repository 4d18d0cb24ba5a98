using System.Net;
using Conformance.Coap.Links;
using Conformance.Engine.Campaigns;
using Conformance.Harness.Loading;
using Conformance.Harness.Running;
using Conformance.Roles;
using Conformance.Tests.House;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Harness;

[TestFixture]
public sealed class ProbeReportTests
{
    private static readonly SuiteFolders Folders = new(Repository.Root);

    [TestCase(false, "lwm2m", "/1/0", "/3/0", "/3303/0")]
    [TestCase(true, LoadedSuite.DefaultProfile, "/1/0", "/3/0", "/3303/0")]
    [TestCase(false, LoadedSuite.DefaultProfile, "/1/0", "/3/0", "/3447/0")]
    [TestCase(false, LoadedSuite.DefaultProfile, "/3", "/42769")]
    public void Chooses_the_profile_for_what_is_announced(bool isChosen, string folder, params string[] announced)
    {
        var asked = LoadedSuite.LoadProfile(Folders, name: null, out _)!;
        var fitting = LoadedSuite.LoadProfile(Folders, folder, out _)!;
        var result = new CampaignResult(null!, NeverAppeared: null, [], FirstDatagram: null, Registered(announced));

        var report = ProbeReport.Of(Folders, asked, isChosen, device: null!, result, out var refusal);

        refusal.Should().BeNull();
        report!.Fitting.Id.Should().Be(fitting.Id);
    }

    private static Registration Registered(string[] announced) => new()
    {
        Location = "/rd/1",
        Endpoint = "probed",
        Lifetime = TimeSpan.FromMinutes(5),
        Version = "1.1",
        Binding = "U",
        QueueMode = false,
        Links = [.. announced.Select(path => new Link(path, []))],
        Root = "/",
        Remote = new(IPAddress.Loopback, 5683),
        RefreshedAt = TimeSpan.Zero,
    };
}
