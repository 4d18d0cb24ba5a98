using Conformance.Engine.Running;
using Conformance.Engine.Worlds;
using Conformance.Model;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;
using Conformance.Simulation.Impairments;

namespace Conformance.Engine.Verbs.Devices;

public sealed class ImpairVerb : IVerb
{
    private const string Rebind = "rebind";

    public VerbDefinition Definition { get; } = new()
    {
        Name = "impair",
        Kind = "control",
        Summary = "Makes the network between us and the device worse for the rest of the case, or better again. Where the network is not ours to change, the case cannot be judged.",
        Example = """
            - impair: network
              loss: 0.1
              delay: 2 s
            """,
        Target = new FieldType.Choice(["network", Rebind]),
        Fields =
        [
            new("loss", new FieldType.Any(), "Share of datagrams that are lost, 0 to 1."),
            new("delay", new FieldType.Duration(), "How long each datagram takes, one way."),
            new("jitter", new FieldType.Duration(), "Added to each delay, evenly from nothing to this."),
            new("duplication", new FieldType.Any(), "Share of datagrams that arrive twice, 0 to 1."),
            new("reordering", new FieldType.Any(), "Share of datagrams that may overtake others, 0 to 1."),
        ],
    };

    public Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.Bench.World.Link is not { } link)
        {
            context.Inconclusive("the network between harness and device is not ours to impair", Observer.Harness);
        }
        else if (context.TargetText == Rebind)
        {
            link.Rebind();
        }
        else
        {
            Change(context, link);
        }

        return Task.CompletedTask;
    }

    private static void Change(StepContext context, ImpairedLink link)
    {
        var before = link.Impairment;
        link.Impairment = before with
        {
            Loss = Share(context, "loss") ?? before.Loss,
            Delay = context.FieldDuration("delay") is { } delay ? DelayDistribution.Constant(delay) : before.Delay,
            Jitter = context.FieldDuration("jitter") ?? before.Jitter,
            Duplication = Share(context, "duplication") ?? before.Duplication,
            Reordering = Share(context, "reordering") ?? before.Reordering,
        };
        context.Bench.World.Declared = DeclaredLink.Of(link.Impairment);
    }

    private static double? Share(StepContext context, string field)
    {
        if (context.Field(field) is not { } value)
        {
            return null;
        }

        if (Comparison.TryNumber(value, out var share) && share is >= 0 and <= 1)
        {
            return (double)share;
        }

        context.Error($"{field} {value.ToDisplay()} is no share; a number from 0 to 1 is required");
        return null;
    }
}
