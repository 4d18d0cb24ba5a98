using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Engine.States;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Verbs.Security;

public sealed class ProvisionVerb : IVerb
{
    private const string Taken = "the account is taken";

    public VerbDefinition Definition { get; } = new()
    {
        Name = "provision",
        Kind = "bootstrap",
        Summary = "Starts the device fresh and gives it, in a bootstrap of ours, one account that is secured as the fields say. Refusing what is written is the device's fault, unless it may.",
        Example = """
            - provision: server
              security: x509
              account: { 15: 2, 4: $(credentials.authority), 14: $(credentials.host) }
            """,
        Target = new FieldType.Choice([RoleNames.Server, RoleNames.Second]),
        Fields =
        [
            new("security", new FieldType.Choice(DeviceSecurity.Modes), "Security mode of the account, with credentials of ours for it; as the device is secured unless given."),
            new("object-security", new FieldType.Flag(), "Whether the account links to a context that is drawn for it, which is written too."),
            new("account", new FieldType.PathValues(), "Resources of object 0 that are to be other than that."),
            new("terms", new FieldType.PathValues(), "Resources of object 1 that are to be other than usual."),
        ],
        Judges = true,
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        context.Run.LeaveDirty();
        if (await Provision.BeginAsync(context) is { } reason)
        {
            context.Inconclusive($"nothing could be provisioned: {reason}", context.Bench.Control.Observer);
            return;
        }

        var mode = context.FieldText("security") ?? context.Bench.Settings.Security.Mode;
        if (await Provision.WriteAsync(context, context.TargetText, mode, context.Field("account") as Value.Map, context.Field("terms") as Value.Map, (context.Field("object-security") as Value.Flag)?.Content == true) is not { } undone)
        {
            context.Satisfied(Taken, "it is", context.Bench.Now);
        }
        else if (undone.IsSilence)
        {
            context.Unseen(undone.Reason, Taken, undone.Reason, context.Bench.Now);
        }
        else
        {
            context.Miss(undone.Reason, Taken, undone.Reason, context.Bench.Now);
        }
    }
}
