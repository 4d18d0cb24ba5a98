using Conformance.Engine.Running;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Structure;

public sealed class ParallelVerb : IVerb
{
    public VerbDefinition Definition { get; } = new()
    {
        Name = "parallel",
        Kind = "structure",
        Summary = "Runs named branches side by side and ends when all have ended. A miss in one ends the others.",
        Example = """
            - parallel:
                provisioning:
                  - bs-finish:
                silence:
                  - never: register
                    until: provisioning
            """,
        Target = new FieldType.Branches(),
        Fields = [],
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        using var together = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var branches = ((BoundBranches)context.Step.Target!).Branches;
        context.Run.Begin(branches.Select(branch => branch.Key));
        await Task.WhenAll(branches.Select(branch => RunBranchAsync(context, branch.Key, branch.Value, together)));
    }

    private static async Task RunBranchAsync(StepContext context, string name, IReadOnlyList<BoundStep> steps, CancellationTokenSource together)
    {
        var sequence = new StepSequence(context.Run, context.Phase, context.Scope, context.Children, context.Sequence.PreviousEnd, context);
        sequence.Follow(context.Sequence);
        try
        {
            await sequence.RunAsync(steps, together.Token);
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            return; // another branch missed; what this one would have seen is not judged
        }
        finally
        {
            context.Inherit(sequence);
            context.Run.Branch(name).End(context.Bench.Now);
        }

        if (context.Run.Stops(context.Phase))
        {
            together.Cancel();
        }
    }
}
