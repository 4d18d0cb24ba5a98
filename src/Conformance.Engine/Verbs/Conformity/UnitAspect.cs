using Conformance.Coap.Options;
using Conformance.Lwm2m.Operations;
using Conformance.Model;
using Conformance.Roles;

namespace Conformance.Engine.Verbs.Conformity;

/// <remarks>RFC 8428 §4.2: a record may name a unit; the definition says which one its numbers are in.</remarks>
internal sealed class UnitAspect : IAspect
{
    /// <summary>Names of one unit in the registries of different years.</summary>
    private static readonly IReadOnlyList<IReadOnlySet<string>> Same =
    [
        new HashSet<string>(StringComparer.Ordinal) { "%", "/100", "%RH", "%EL" },
        new HashSet<string>(StringComparer.Ordinal) { "KB", "kB" },
    ];

    private static readonly (string Pics, ContentFormat Format)[] WithUnits =
        [("C.FMT.SENML-JSON", ContentFormat.SenmlJson), ("C.FMT.SENML-CBOR", ContentFormat.SenmlCbor)];

    public string Name => "units";

    public string Summary => "a unit that goes along with a value in SenML is the defined one";

    public async Task JudgeAsync(Survey survey)
    {
        ArgumentNullException.ThrowIfNull(survey);

        var pics = survey.Context.Run.Settings.Pics;
        foreach (var instance in survey.Instances)
        {
            foreach (var (_, format) in WithUnits.Where(format => pics.GetValueOrDefault(format.Pics)?.Value == Ternary.Yes))
            {
                if (await survey.AskAsync(OperationKind.Read, instance, accept: format) is { Response.Code.IsSuccess: true } result)
                {
                    Judge(survey, result);
                }
            }
        }
    }

    /// <summary>Whether two texts mean one unit.</summary>
    internal static bool IsSame(string one, string other) => one == other || Same.Any(names => names.Contains(one) && names.Contains(other));

    private static void Judge(Survey survey, OperationResult result)
    {
        foreach (var entry in result.Entries.Where(entry => entry is { Unit: not null, Value: not null }))
        {
            if (survey[entry.Path]?.Unit is not { Length: > 0 } defined)
            {
                continue;
            }

            var (unit, at) = (entry.Unit!, result.Last.EndedAt);
            if (IsSame(unit, defined))
            {
                survey.Context.Satisfied($"{entry.Path} in {defined}", unit, at);
            }
            else
            {
                survey.Context.Miss($"{entry.Path} is in {Excerpt(unit)}; {defined} is required", defined, Excerpt(unit), at);
            }
        }
    }

    private static string Excerpt(string unit) => unit.Length > 20 ? unit[..20] + "…" : unit;
}
