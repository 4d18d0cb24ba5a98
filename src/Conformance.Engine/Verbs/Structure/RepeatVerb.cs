using Conformance.Engine.Running;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Structure;

public sealed class RepeatVerb : IVerb
{
    // A device may announce a great many instances; a case over all of them still has to end.
    private const int MostRounds = 2000;

    public VerbDefinition Definition { get; } = new()
    {
        Name = "repeat",
        Kind = "structure",
        Summary = "Runs steps once for each item of a list, or a number of times; an empty list is no rounds, and what only its rounds would have judged stays unjudged; the name stands for the item, or for the round from 1.",
        Example = """
            - repeat: instance
              in: $(device.instances)
              steps:
                - discover: $(instance)
            """,
        Target = new FieldType.NewName(),
        Fields =
        [
            new("in", new FieldType.Items(), "The list.", Excludes: ["times"]),
            new("times", new FieldType.Number(1, MostRounds), "How often.", Excludes: ["in"]),
            new("steps", new FieldType.Steps(), "What to do.", Required: true),
        ],
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var name = context.TargetText;
        var rounds = Rounds(context);
        if (rounds is null)
        {
            context.Error($"there is no list for '{name}' to stand for");
            return;
        }

        var before = context.Sequence;
        foreach (var item in rounds.Take(MostRounds))
        {
            var sequence = new StepSequence(context.Run, context.Phase, context.Scope.With(name, item), context.Children, context.Sequence.PreviousEnd, context);
            sequence.Follow(before);
            before = sequence;
            await sequence.RunAsync(context.FieldSteps("steps"), context.CancellationToken);
            context.Inherit(sequence);
            if (context.Run.Stops(context.Phase))
            {
                return;
            }
        }
    }

    private static IReadOnlyList<Value>? Rounds(StepContext context) => context.FieldNumber("times") is { } times
        ? [.. Enumerable.Range(1, times).Select(round => new Value.Number(round))]
        : context.Field("in") switch
        {
            Value.List list => list.Content,
            null or Value.Absent => null,
            { } one => [one],
        };
}
