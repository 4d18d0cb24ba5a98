using Conformance.Engine.Running;
using Conformance.Lwm2m.Paths;
using Conformance.Model;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Conformity;

public sealed class ConformVerb : IVerb
{
    /// <summary>Its name.</summary>
    public const string Word = "conform";

    private const string Respect = "in";

    private static readonly IReadOnlyList<IAspect> Aspects =
    [
        new ReadabilityAspect(), .. RefusalAspect.All, new TypeAspect(), new RangeAspect(), new BeyondRangeAspect(), new MultiplicityAspect(),
        new DimensionAspect(), new MandatoryAspect(), new VersionAspect(), new ListingAspect(), new CompletenessAspect(), new UnitAspect(),
    ];

    public VerbDefinition Definition { get; } = new()
    {
        Name = Word,
        Kind = "check",
        Summary = "Holds every instance that the device announced of an object against the object's definition, in the version that was announced or is implied.",
        Example = """
            - conform: /3447
              in: ranges
            """,
        Target = Definitions.Path(1, 1),
        Fields =
        [
            new(
                Respect,
                new FieldType.Choice([.. Aspects.Select(aspect => aspect.Name)]),
                $"In which respect. {string.Join("; ", Aspects.Select(aspect => $"{aspect.Name}: {aspect.Summary}"))}.",
                Required: true),
            Definitions.Within,
        ],
        Judges = true,
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (!Lwm2mPath.TryParse(context.TargetText, out var target) || target.ObjectId is not { } objectId)
        {
            context.Error($"'{context.TargetText}' names no object");
            return;
        }

        if (Survey.Of(context, objectId) is { } survey)
        {
            var aspect = Aspects.First(aspect => aspect.Name == context.FieldText(Respect));
            await aspect.JudgeAsync(survey);
            if (context.Verdict == Verdict.None)
            {
                context.Run.NothingConcerned ??= $"the device has nothing in object {objectId} that it concerns: {aspect.Summary}";
            }
        }
    }
}
