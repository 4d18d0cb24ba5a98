using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Streams;
using Conformance.Roles;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Captures;

/// <summary>What a connection shows, as the language sees it.</summary>
public static class StreamCapture
{
    /// <summary>Fields of the events connect, signal, oversize and disconnect, besides those of messages.</summary>
    public static IReadOnlyList<FieldDefinition> Fields { get; } =
    [
        new("max-message-size", new FieldType.OneMatcher(), "The longest message, in octets, that settings say their sender takes."),
        new("block-wise", new FieldType.OneMatcher(), "Whether settings say that their sender can transfer block by block."),
        new("custody", new FieldType.OneMatcher(), "Whether a Ping or Pong speaks of custody."),
        new("bad-option", new FieldType.OneMatcher(), "The option of our settings that an Abort names."),
        new("size", new FieldType.OneMatcher(), "Octets of a message that is longer than we take."),
        new("by", new FieldType.OneMatcher(), "Who closed a connection: device or harness."),
    ];

    public static void AddTo(Dictionary<string, Value> fields, RoleEvent seen)
    {
        ArgumentNullException.ThrowIfNull(fields);
        switch (seen)
        {
            case ConnectEvent connect:
                fields["code"] = Text(connect.First);
                break;
            case SignalEvent { Signal: var signal }:
                fields["code"] = Text(signal.Message.Code);
                fields["token"] = new Value.Octets(signal.Message.Token.Octets);
                fields["text"] = new Value.Text(Encoding.UTF8.GetString(signal.Message.Payload.Span));
                AddOptions(fields, signal);
                break;
            case OversizeEvent oversize:
                fields["code"] = Text(oversize.Message.Code);
                fields["size"] = new Value.Number(oversize.Length);
                break;
            case DisconnectEvent disconnect:
                fields["by"] = new Value.Text(disconnect.ByUs ? "harness" : "device");
                break;
            default:
                break;
        }
    }

    private static void AddOptions(Dictionary<string, Value> fields, Signal signal)
    {
        switch (signal)
        {
            case Settings settings:
                Add(fields, "max-message-size", settings.MaxMessageSize);
                fields["block-wise"] = new Value.Flag(settings.BlockWise);
                break;
            case Ping { Custody: var custody }:
                fields["custody"] = new Value.Flag(custody);
                break;
            case Pong { Custody: var custody }:
                fields["custody"] = new Value.Flag(custody);
                break;
            case Abort abort:
                Add(fields, "bad-option", abort.BadSetting);
                break;
            default:
                break;
        }
    }

    private static void Add(Dictionary<string, Value> fields, string name, uint? number)
    {
        if (number is { } given)
        {
            fields[name] = new Value.Number(given);
        }
    }

    private static Value.Text Text(CoapCode code) => new(code.ToString());
}
