using System.Reflection;
using System.Text.RegularExpressions;
using Conformance.Harness.Loading;
using Conformance.ReferenceDevice.Faults;
using Conformance.Tests.House;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

/// <summary>The faults are data that people read and cases are held to: the catalogue has all of them, and each is one decision.</summary>
[TestFixture]
public sealed partial class FaultCatalogueTests
{
    private const string Device = "src/Conformance.ReferenceDevice/";
    private static readonly IReadOnlyList<FieldInfo> Fields = [.. FieldsOfFaults()];

    [Test]
    public void Holds_every_fault_of_the_namespace_once() =>
        FaultCatalogue.All.OrderBy(fault => fault.Id)
            .Should().Equal(Fields.Select(field => (Fault)field.GetValue(null)!).OrderBy(fault => fault.Id));

    [Test]
    public void Names_every_fault_differently() =>
        FaultCatalogue.All.Should().OnlyHaveUniqueItems(fault => fault.Id).And.OnlyHaveUniqueItems(fault => fault.Lie);

    [Test]
    public void Writes_ids_as_a_group_and_a_name() =>
        FaultCatalogue.All.Should().OnlyContain(fault => Id().IsMatch(fault.Id) && fault.Id.StartsWith($"{fault.Group}.", StringComparison.Ordinal));

    [Test]
    public void Finds_faults_by_their_ids() =>
        FaultCatalogue.All.Should().OnlyContain(fault => ReferenceEquals(FaultCatalogue.Find(fault.Id), fault));

    [Test]
    public void Tells_lies_that_go_on_after_the_device() =>
        FaultCatalogue.All.Select(fault => fault.Lie).Where(lie => !Fragment().IsMatch(lie)).Should().BeEmpty();

    [Test]
    public void Breaks_requirements_that_the_profiles_have()
    {
        var profile = LoadedSuite.LoadProfile(new SuiteFolders(Repository.Root), name: null, out _)!;

        FaultCatalogue.All.Select(fault => fault.Requirement).Where(id => !profile.Requirements.ContainsKey(id)).Should().BeEmpty();
    }

    [Test]
    public void Keeps_a_group_in_one_class() =>
        Fields.GroupBy(field => ((Fault)field.GetValue(null)!).Group)
            .Should().OnlyContain(group => group.Select(field => field.DeclaringType).Distinct().Count() == 1);

    [Test]
    public void Takes_each_decision_wrongly_at_one_place()
    {
        var uses = Repository.Sources
            .Where(path => path.StartsWith(Device, StringComparison.Ordinal))
            .Where(path => !path.StartsWith($"{Device}Faults/", StringComparison.Ordinal))
            .SelectMany(path => Use().Matches(Repository.Read(path)).Select(match => match.Value))
            .CountBy(name => name)
            .ToDictionary();

        Fields.Select(field => $"{field.DeclaringType!.Name}.{field.Name}")
            .Where(name => uses.GetValueOrDefault(name) != 1)
            .Should().BeEmpty("a fault is one place in the device where one decision is taken wrongly");
    }

    [Test]
    public void A_device_has_the_one_fault_it_was_given()
    {
        var (given, other) = (RegistrationFaults.OmitsLifetime, RegistrationFaults.WrongLifetime);

        FaultSwitch.Off.Has(given).Should().BeFalse();
        new FaultSwitch(given).Has(given).Should().BeTrue();
        new FaultSwitch(given).Has(other).Should().BeFalse();
        new FaultSwitch(given).Choose(given, "lie", "truth").Should().Be("lie");
        new FaultSwitch(given).Choose(other, "lie", "truth").Should().Be("truth");
    }

    private static IEnumerable<FieldInfo> FieldsOfFaults() =>
        from type in typeof(FaultCatalogue).Assembly.GetTypes()
        where type.Namespace == typeof(FaultCatalogue).Namespace
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.FieldType == typeof(Fault)
        select field;

    [GeneratedRegex(@"^[a-z]+\.[a-z0-9-]+$")]
    private static partial Regex Id();

    /// <summary>No capital, no full stop, one space between words.</summary>
    [GeneratedRegex(@"^[a-z]\S*( \S+)*(?<!\.)$")]
    private static partial Regex Fragment();

    [GeneratedRegex(@"\b\w+Faults\.\w+\b")]
    private static partial Regex Use();
}
