using Conformance.Coap.Transport;
using Conformance.Dtls.Transport;
using Conformance.Lwm2m.Paths;
using Conformance.Oscore.Transport;
using Conformance.Roles;
using Conformance.Roles.Clients;
using Conformance.Scripting.Expressions;
using Conformance.Wire;

namespace Conformance.Engine.Captures;

/// <summary>An event as the language sees it.</summary>
public static class EventCapture
{
    /// <param name="seen">What came.</param>
    /// <param name="earlier">Events before it, for <c>observe: newer</c>.</param>
    /// <param name="caseStart">Monotonic start of the case; times are counted from it.</param>
    public static Value.Map Of(RoleEvent seen, IEnumerable<RoleEvent> earlier, TimeSpan caseStart)
    {
        ArgumentNullException.ThrowIfNull(seen);

        var fields = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["time"] = new Value.Duration(seen.Time - caseStart),
            ["role"] = new Value.Text(seen.Role),
            ["remote"] = new Value.Text(seen.Remote.ToString()),
        };
        if (seen is RequestEvent or NotifyEvent)
        {
            fields["over"] = new Value.Text(seen.Remote switch { StreamPeer => "coap+tcp", SecurePeer => FetchEvent.Coaps, _ => FetchEvent.Coap });
        }

        switch (seen)
        {
            case RequestEvent request:
                AddRequest(fields, request);
                fields["guarded"] = new Value.Flag(seen.Remote is GuardedPeer);
                fields["id-reused"] = new Value.Flag(MessageIds.IsReused(seen, earlier));
                break;
            case NotifyEvent notify:
                AddNotify(fields, notify, earlier);
                fields["guarded"] = new Value.Flag(seen.Remote is GuardedPeer);
                fields["id-reused"] = new Value.Flag(MessageIds.IsReused(seen, earlier));
                break;
            case CopyEvent copy:
                fields["code"] = new Value.Text(copy.Message.Code.ToString());
                fields["path"] = new Value.Text(copy.Message.Options.Path);
                ExchangeCapture.AddMessage(fields, copy.Message, copy.Message.Payload);
                break;
            case FetchEvent fetch:
                AddFetch(fields, fetch);
                break;
            case HelloEvent or HandshakeEvent or AlertEvent:
                SecurityCapture.AddTo(fields, seen);
                break;
            case ConnectEvent or SignalEvent or OversizeEvent or DisconnectEvent:
                StreamCapture.AddTo(fields, seen);
                break;
            case ProtectedEvent guarded:
                ProtectionCapture.AddTo(fields, guarded);
                break;
            case DatagramEvent datagram:
                AddDatagram(fields, datagram);
                break;
            default:
                throw new NotSupportedException($"no capture for {seen.GetType().Name}");
        }

        return new Value.Map(fields) { Origin = seen };
    }

    private static void AddRequest(Dictionary<string, Value> fields, RequestEvent request)
    {
        fields["code"] = new Value.Text(request.Message.Code.ToString());
        fields["path"] = new Value.Text(request.Path);
        fields["query"] = new Value.Map(request.Query
            .GroupBy(entry => entry.Key)
            .ToDictionary(group => group.Key, group => (Value)new Value.Text(group.First().Value ?? string.Empty), StringComparer.Ordinal));
        ExchangeCapture.AddMessage(fields, request.Message, request.Body);
        if (request.Message.Options.Accept is { } accept)
        {
            fields["accept"] = new Value.Number(accept.Value);
        }

        if (request.Blocks.Count > 0)
        {
            fields["body-blocks"] = new Value.List([.. request.Blocks.Select(size => new Value.Number(size))]);
        }

        if (request.Reply?.Location is { } location)
        {
            fields["location"] = new Value.Text(location);
        }

        switch (request)
        {
            case RegisterEvent register:
                AddLinks(fields, register.Links, register.LinksError);
                break;
            case UpdateEvent update:
                AddLinks(fields, update.Links, update.LinksError);
                break;
            case OperationEvent asked:
                AddOperation(fields, asked);
                break;
            case EnrolmentEvent enrolment:
                AddSigning(fields, enrolment);
                break;
            case SendEvent send:
                AddEntries(fields, send.Entries, send.ContentError, path: null);
                break;
        }
    }

    private static void AddOperation(Dictionary<string, Value> fields, OperationEvent asked)
    {
        fields["token"] = new Value.Octets(asked.Message.Token.Octets);
        if (asked.Kind is { } kind)
        {
            fields["operation"] = new Value.Text(OperationWords.Of(kind));
        }

        if (asked.Message.Options.Observe is { } observe)
        {
            fields["observe"] = new Value.Number(observe);
        }

        AddEntries(fields, asked.Entries, asked.ContentError, asked.Target.Depth >= 3 ? asked.Target : null);
    }

    private static void AddSigning(Dictionary<string, Value> fields, EnrolmentEvent enrolment)
    {
        if (enrolment.Signing is { } signing)
        {
            fields["subject"] = new Value.Text(signing.Subject.Text);
            fields["names"] = new Value.List([.. signing.Extensions.Names.Select(name => new Value.Text(name.ToString()))]);
            fields["key"] = new Value.Octets(signing.Key.SubjectPublicKeyInfo);
            fields["proven"] = new Value.Flag(signing.IsProven);
            fields["asks"] = new Value.List([.. signing.Attributes.Select(attribute => new Value.Text(attribute))]);
        }

        fields["secured"] = new Value.Flag(enrolment.Remote is SecurePeer);
        if (enrolment.Peer?.Certificate is { } shown)
        {
            fields["shown"] = new Value.Text(shown.Subject.Text);
        }

        if (enrolment.SigningError is { } wrong)
        {
            fields["error"] = new Value.Text(wrong.ToString());
        }
    }

    private static void AddLinks(Dictionary<string, Value> fields, IReadOnlyList<Coap.Links.Link> links, DecodeError? error)
    {
        var root = links.FirstOrDefault(link => link["rt"] == "oma.lwm2m")?.Target.TrimEnd('/') is { Length: > 0 } alternate ? alternate : "/";
        fields["links"] = LinkValues.Of(links, root);
        fields["attributes"] = LinkValues.Attributes(links, root);
        fields["versions"] = LinkValues.Versions(links, root);
        fields["root"] = new Value.Text(root);
        if (error is { } wrong)
        {
            fields["error"] = new Value.Text(wrong.ToString());
        }
    }

    private static void AddEntries(Dictionary<string, Value> fields, IReadOnlyList<Lwm2m.Formats.Entry> entries, DecodeError? error, Lwm2mPath? path)
    {
        if (error is { } wrong)
        {
            fields["error"] = new Value.Text(wrong.ToString());
            return;
        }

        Lwm2mValues.AddTo(fields, entries);
        if (path is { } single && Lwm2mValues.Single(entries, single) is var value and not Value.Absent)
        {
            fields["value"] = value;
        }
    }

    private static void AddNotify(Dictionary<string, Value> fields, NotifyEvent notify, IEnumerable<RoleEvent> earlier)
    {
        fields["code"] = new Value.Text(notify.Message.Code.ToString());
        ExchangeCapture.AddMessage(fields, notify.Message, notify.Body);
        AddEntries(fields, notify.Entries, notify.ContentError, notify.Observation.Paths is [var single] ? single : null);
        if (notify.Message.Options.Observe is { } number)
        {
            fields["observe"] = ExchangeCapture.Observe(number, NotificationOrder.IsNewer(notify, number, earlier));
        }
    }

    private static void AddFetch(Dictionary<string, Value> fields, FetchEvent fetch)
    {
        fields["path"] = new Value.Text(fetch.Path);
        fields["over"] = new Value.Text(fetch.Over);
        fields["offset"] = new Value.Number(fetch.Offset);
        if (fetch.BlockSize is { } size)
        {
            fields["block"] = new Value.Number(size);
        }
    }

    private static void AddDatagram(Dictionary<string, Value> fields, DatagramEvent datagram)
    {
        fields["octets"] = new Value.Octets(datagram.Octets);
        if (datagram.Message is { } message)
        {
            fields["code"] = new Value.Text(message.Code.ToString());
            ExchangeCapture.AddMessage(fields, message, message.Payload);
        }
        else
        {
            fields["error"] = new Value.Text(datagram.Error.ToString());
        }
    }
}
