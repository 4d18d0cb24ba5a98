using System.Text.RegularExpressions;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceServer.Faults;
using Conformance.Tests.House;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceServer;

/// <summary>The catalogue of what the reference server can do wrong.</summary>
[TestFixture]
public sealed class ServerFaultTests
{
    [Test]
    public void Has_at_least_eighty_faults_of_names_that_no_device_fault_has()
    {
        ServerFaults.All.Count.Should().BeGreaterThanOrEqualTo(80);
        ServerFaults.All.Concat(FaultCatalogue.All).Select(fault => fault.Id).Should().OnlyHaveUniqueItems();
    }

    [Test]
    public void Every_fault_is_found_by_its_name() =>
        ServerFaults.All.Should().OnlyContain(fault => ReferenceEquals(ServerFaults.Find(fault.Id), fault));

    [Test]
    public void Every_fault_is_a_decision_taken_at_one_place()
    {
        var sources = Repository.Committed.Where(path => path.StartsWith("src/Conformance.ReferenceServer/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        var product = string.Concat(sources.Where(path => !path.Contains("/Faults/", StringComparison.Ordinal)).Select(Repository.Read));
        var fields = sources.Where(path => path.Contains("/Faults/", StringComparison.Ordinal)).SelectMany(path => Regex
            .Matches(Repository.Read(path), @"readonly Fault (\w+)")
            .Select(match => $"{Path.GetFileNameWithoutExtension(path)}.{match.Groups[1].Value}"));

        fields.Should().OnlyContain(field => Regex.Count(product, $@"\b{Regex.Escape(field)}\b") == 1);
    }
}
