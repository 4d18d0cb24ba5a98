using System.Net;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Faults;
using Conformance.Dtls.Records;
using Conformance.Dtls.Transport;
using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Engine.Security;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Security;

public sealed class SecureVerb : IVerb
{
    private static readonly IReadOnlyList<string> s_faults =
        [.. DtlsFaults.All.Where(fault => fault.Roles.HasFlag(DtlsRole.Server)).Select(fault => fault.Name)];

    /// <summary>The table of the reference page.</summary>
    public static Glossary Glossary { get; } = new(
        "What our servers can show",
        "What `shows` of `secure` takes. What our side can do wrong in a handshake besides stands in [dtls.md](dtls.md), for a server.",
        ["name", "what it is"],
        [.. Guises.Summaries.Select(guise => new[] { $"`{guise.Name}`", guise.Summary })]);

    public VerbDefinition Definition { get; } = new()
    {
        Name = "secure",
        Kind = "control",
        Summary = "How one of our roles shakes hands from here to the end of the case: as it should, but for what the fields say. A handshake that differs resumes nothing.",
        Example = """
            - secure: server
              shows: expired
            """,
        Target = new FieldType.Choice(RoleNames.All),
        Fields =
        [
            new("shows", new FieldType.Text(), "What it shows, one of the table below; the only field that the HTTPS of the file host follows."),
            new("suites", new FieldType.Several("cipher suite", [.. CipherSuite.Known.Select(suite => suite.ToString())]), "What it can do; all we know unless given."),
            new("cookie", new FieldType.Flag(), "Whether it asks for a cookie; yes unless given."),
            new("resumes", new FieldType.Flag(), "Whether it goes on with sessions."),
            new("extended-master-secret", new FieldType.Flag(), "Whether it does RFC 7627; yes unless given."),
            new("datagram", new FieldType.Number(64, 1232), "Longest datagram it sends; messages that are longer come in fragments."),
            new("refuses", new FieldType.Choice([.. AlertDescription.Known.Select(alert => alert.ToString())]), "The fatal alert with which it refuses the certificate or raw key that the device shows."),
            new("silent", new FieldType.Flag(), "It leaves handshakes and associations without an answer."),
            new("closes", new FieldType.Flag(), "Ends the association that the device has with it now."),
            new("records", new FieldType.Several("fault-of-a-handshake", s_faults), "What it does wrong on purpose with what it sends in the association that the device has with it now; nothing any more unless given."),
            new("faults", new FieldType.Several("fault-of-a-handshake", s_faults), "What it does wrong on purpose."),
        ],
    };

    public Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.FieldText("shows") is { } guise && !Guises.All.Contains(guise))
        {
            context.Error($"'{guise}' is nothing that our servers can show; one of {string.Join(", ", Guises.All)} is required");
            return Task.CompletedTask;
        }

        var seat = context.Bench.SeatOf(context.TargetText);
        var shows = context.FieldText("shows") ?? Guises.Own;
        var faults = Texts(context, "faults").Select(name => DtlsFaults.Find(name)!).ToList();
        AlertDescription? refuses = context.FieldText("refuses") is { } alert ? AlertDescription.Known.First(one => one.ToString() == alert) : null;
        var isProper = shows == Guises.Own && faults.Count == 0 && refuses is null;
        context.Run.LeaveDirty();
        seat.Security.Presentation = Presentation.Proper with
        {
            Shows = shows,
            Suites = context.Has("suites") ? [.. Texts(context, "suites").Select(name => CipherSuite.Find(name)!.Value)] : CipherSuite.Known,
            IsSilent = Flag(context, "silent") == true,
            AsksForCookie = Flag(context, "cookie") ?? true,
            Resumes = Flag(context, "resumes") ?? isProper,
            ExtendsMasterSecret = Flag(context, "extended-master-secret") ?? true,
            DatagramLimit = context.FieldNumber("datagram"),
            Refuses = refuses,
            Faults = new(faults),
        };
        if (!RoleNames.IsClient(context.TargetText) && WhereaboutsOf(context) is SecurePeer peer)
        {
            Treat(context, seat, peer);
        }

        return Task.CompletedTask;
    }

    private static IPEndPoint? WhereaboutsOf(StepContext context) =>
        context.TargetText == RoleNames.Bootstrap ? context.Bench.Bootstrap.Target : context.Bench.ServerOf(context.TargetText).Whereabouts;

    /// <summary>What the fields say of the association that there is.</summary>
    private static void Treat(StepContext context, RoleSeat seat, SecurePeer peer)
    {
        peer.Association.Bend(context.Has("records") ? new([.. Texts(context, "records").Select(name => DtlsFaults.Find(name)!)]) : null);
        if (Flag(context, "closes") == true)
        {
            seat.Port.Close(peer);
        }
    }

    private static IEnumerable<string> Texts(StepContext context, string field) => context.Field(field) is Value.List list ? list.Content.Select(StepContext.Text) : [];

    private static bool? Flag(StepContext context, string field) => (context.Field(field) as Value.Flag)?.Content;
}
