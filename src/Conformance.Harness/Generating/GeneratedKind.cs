using Conformance.Lwm2m.Objects;

namespace Conformance.Harness.Generating;

/// <summary>One of the cases that every object gets: a word in its id, what it says, and the aspects it judges.</summary>
/// <param name="Word">The end of the id: <c>RANGE</c> in <c>C-OBJ-3447-RANGE</c>.</param>
/// <param name="Title">What is true of a conforming device; <c>{0}</c> stands for the object.</param>
/// <param name="Purpose">What follows "Check that"; <c>{0}</c> stands for the object.</param>
/// <param name="Steps">Aspect and the requirements that it judges.</param>
/// <param name="Concerns">Whether there is anything to see in an object of these versions.</param>
internal sealed record GeneratedKind(
    string Word,
    string Title,
    string Purpose,
    IReadOnlyList<(string Aspect, IReadOnlyList<string> Requirements)> Steps,
    Func<IReadOnlyList<ObjectDefinition>, bool> Concerns)
{
    private const string Dataset = "REQ-GEN-07";

    public static IReadOnlyList<GeneratedKind> All { get; } =
    [
        new(
            "READ",
            "{0}: what can be read is read",
            "every readable resource that Discover lists is answered with a value, one by one",
            [("readability", ["VER-08", Dataset])],
            Any(resource => resource.IsReadable)),
        new(
            "REFUSE",
            "{0}: what the definition does not allow is refused",
            "Read, Write and Execute of resources that do not have the operation are answered 4.05",
            [("refused-reads", ["DM-04", Dataset]), ("refused-writes", ["DM-25", Dataset]), ("refused-executes", ["DM-39", Dataset])],
            Any(resource => resource.Operations.Length is 1 or 2)),
        new(
            "TYPE",
            "{0}: values have their types in every format",
            "the values of every instance have the types of the definition in each format that the device has for several values",
            [("types", ["OBJ-11", Dataset])],
            Any(resource => resource.IsReadable)),
        new(
            "RANGE",
            "{0}: values keep to their ranges",
            "values that are read lie in the range of the definition, and that numbers just outside it are refused and change nothing",
            [("ranges", ["OBJ-11", Dataset]), ("beyond-ranges", ["DM-27", Dataset])],
            Any(resource => resource.IsReadable && ValueRange.Of(resource) is not null)),
        new(
            "MULTIPLE",
            "{0}: multiple resources are multiple, single ones single",
            "resources are read with instances, and listed with their number, where the definition says multiple, and nowhere else",
            [("multiplicity", ["OBJ-11", Dataset]), ("dimensions", ["DM-14"])],
            Any(resource => resource.IsReadable)),
        new(
            "MANDATORY",
            "{0}: every instance has the mandatory resources",
            "Discover lists every mandatory resource of the version announced, in every instance",
            [("mandatory", ["VER-07"])],
            Any(resource => resource.Mandatory && resource.Operations.Length > 0)),
        new(
            "VERSION",
            "{0}: every resource is one of the version announced",
            "no instance has a resource that another version of the object defines and the one announced or implied does not",
            [("version", ["OBJ-11"])],
            versions => versions.Select(version => string.Join(' ', version.Resources.Select(resource => resource.Id))).Distinct().Count() > 1),
        new(
            "DISCOVER",
            "{0}: Discover and Read agree",
            "Discover lists all that a Read brings, and that a Read brings everything listed that is readable, and nothing else",
            [("listing", ["DM-11"]), ("completeness", ["DM-05"])],
            Any(resource => resource.IsReadable)),
        new(
            "UNIT",
            "{0}: units are those of the definition",
            "a unit that goes along with a value in SenML is the one that the definition gives",
            [("units", ["OBJ-11", Dataset])],
            Any(resource => resource is { IsReadable: true, Unit.Length: > 0 })),
    ];

    private static Func<IReadOnlyList<ObjectDefinition>, bool> Any(Func<ResourceDefinition, bool> concerns) =>
        versions => versions.Any(version => version.Resources.Any(concerns));

    /// <summary>Requirements of all its steps.</summary>
    public IReadOnlyList<string> Requirements => [.. Steps.SelectMany(step => step.Requirements).Distinct()];
}
