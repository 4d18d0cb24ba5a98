using Conformance.Coap.Messages;
using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Clients;

/// <summary>Records of one association from several addresses.</summary>
/// <remarks>RFC 9146 §6.</remarks>
public sealed class RoamVerb : IVerb
{
    private const string Moved = "moved";
    private const string Forged = "forged";
    private const string Withheld = "withheld";
    private const string Late = "late";

    public VerbDefinition Definition { get; } = new()
    {
        Name = "roam",
        Kind = "client",
        Summary = "Our client goes on from another port with its association (moved), or from another port comes a record with its connection id that is not authentic (forged), or one that is authentic and was made before (withheld, then late). Nobody answers at that other port.",
        Example = """
            - roam: withheld
            - update-registration: $(reg.location)
            - roam: late
            """,
        Target = new FieldType.Choice([Moved, Forged, Withheld, Late]),
        Fields = [],
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var clients = context.Bench.Clients;
        var name = context.FieldText("at") ?? context.Run.ClientRole ?? RoleNames.Client;
        var seat = clients.SeatOf(name);
        var server = seat.Client.Server;
        if (seat.Link.AgreedWith(server)?.ConnectionId is not { IsEmpty: false })
        {
            context.Inconclusive("our client has no association with a connection id", Model.Observer.Harness);
            return;
        }

        switch (context.TargetText)
        {
            case Moved:
                await seat.Link.MoveAsync(clients.BindBeside());
                break;
            case Forged:
                var record = seat.Link.Protect(Ping(context), server).ToArray();
                record[^1] ^= 1;
                clients.SendFromElsewhere(record, server, name, "record that is not authentic");
                break;
            case Withheld:
                seat.Withheld = seat.Link.Protect(Ping(context), server);
                break;
            case Late when !seat.Withheld.IsEmpty:
                clients.SendFromElsewhere(seat.Withheld, server, name, "record that was withheld");
                seat.Withheld = default;
                break;
            default:
                context.Error("nothing was withheld that could come late");
                break;
        }
    }

    /// <summary>Something that a server answers and that changes nothing (RFC 7252 §4.3).</summary>
    private static byte[] Ping(StepContext context) =>
        Message.Empty(MessageType.Confirmable, (ushort)context.Bench.World.Random.Next(ushort.MaxValue)).ToArray();
}
