using System.Net;
using Conformance.Harness.Running;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Harness;

/// <summary>Listening on every address says nothing about where a device finds us.</summary>
[TestFixture]
public sealed class ReachTests
{
    private static readonly IPEndPoint Everywhere = new(IPAddress.Any, 5683);

    [TestCase("0.0.0.0", null, true)]
    [TestCase("::", null, true)]
    [TestCase("0.0.0.0", "coap://192.0.2.1", false)]
    [TestCase("192.0.2.1", null, false)]
    public void Is_asked_for_only_where_nothing_says_it(string listen, string? advertise, bool needed) =>
        Reach.IsNeeded(new(IPAddress.Parse(listen), 5683), advertise is null ? null : new(advertise)).Should().Be(needed);

    [Test]
    public void The_only_address_of_the_machine_is_taken()
    {
        Reach.Choose(Everywhere, Of("127.0.0.1", "192.0.2.7", "fe80::1", "2001:db8::1"), out var refusal).Should().Be(IPAddress.Parse("192.0.2.7"));
        refusal.Should().BeNull();
    }

    [Test]
    public void A_choice_is_the_users()
    {
        Reach.Choose(Everywhere, Of("192.0.2.7", "198.51.100.1"), out var refusal).Should().BeNull();
        refusal!.ExitCode.Should().Be(4);
        refusal.Text.Should().Be(
            "--listen 0.0.0.0 does not say where a device finds us; --advertise coap://HOST[:PORT] is required, with one of 192.0.2.7, 198.51.100.1");
    }

    [Test]
    public void Loopback_alone_reaches_nobody()
    {
        Reach.Choose(Everywhere, Of("127.0.0.1"), out var refusal).Should().BeNull();
        refusal!.Text.Should().EndWith("is required");
    }

    private static IEnumerable<IPAddress> Of(params string[] texts) => texts.Select(IPAddress.Parse);
}
