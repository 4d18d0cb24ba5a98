using Conformance.Engine.Verbs;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Traffic;

/// <summary>The language of passive cases: that of all cases with one verb, which sends nothing and waits for nothing.</summary>
public static class PassiveLanguage
{
    public const string Where = "where";
    public const string Expect = "expect";

    /// <summary>What their <c>tester</c> is.</summary>
    public const string Observer = "observer";

    public static VerbDefinition Every { get; } = new()
    {
        Name = "every",
        Kind = "check",
        Summary = "Judges every sighting of a kind in what two others exchanged. Where there is none, nothing is judged.",
        Example = """
            - every: register
              where: { code: 2.01 }
              expect: { location: ~ ^/rd/. }
            """,
        Target = new FieldType.Choice(SightingKinds.All),
        Fields =
        [
            new(Where, new FieldType.Matchers(SightingFields.All), "Sightings that do not match are passed over."),
            new(Expect, new FieldType.Matchers(SightingFields.All), "What each must be.", Required: true),
        ],
        Judges = true,
    };

    public static VerbCatalogue Catalogue { get; } = EngineVerbs.Catalogue with
    {
        Verbs = [Every],
        Common = [.. EngineVerbs.Catalogue.Common.Where(field => field.Name is "requirement" or "otherwise" or "when")],
        Roles = [Observer],
        Claims = [],
        Glossaries = [],
        Roots = new Dictionary<string, IReadOnlyList<FieldDefinition>>(StringComparer.Ordinal)
        {
            ["pics"] = [new("lwm2m", new FieldType.OneMatcher(), "Enabler version that the client registered.")],
        },
    };
}
