using System.Net.Sockets;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Model;
using Conformance.Roles.Files;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Devices;

public sealed class ServeVerb : IVerb
{
    private const int Percent = 100;

    // RFC 7959 §2.2: SZX 0 is 16 octets.

    public VerbDefinition Definition { get; } = new()
    {
        Name = "serve",
        Kind = "control",
        Summary = "Puts a file on our file host, over CoAP, CoAPS, HTTP and HTTPS: properly, or as the fields say. A file of the same path goes. What is fetched is an event, `fetch`.",
        Example = """
            - serve: /image
              content: $(hex(pixit.firmware.image))
              cut: 50
              cuts: 1
            - write: /5/0/1
              value: $(files.coap)/image
            """,
        Target = new FieldType.Text(),
        Fields =
        [
            new("content", new FieldType.Any(), "What it holds: text, or octets from hex() or file()."),
            new("block", Definitions.BlockSize, "Largest block given over CoAP; of a slow file what comes at once over HTTP too."),
            new("every", new FieldType.Duration(), "How long each block takes."),
            new("cut", new FieldType.Number(0, Percent), "After how many percent nothing more comes: silence over CoAP, a broken connection over HTTP."),
            new("cuts", new FieldType.Number(1, 1000), "How many requests are cut that way; those after them are not. All unless given."),
            new("changes", new FieldType.Number(0, Percent), "From how many percent on it has another ETag."),
            new("length", new FieldType.Number(0, uint.MaxValue), "The length that is told instead of the true one."),
            new("redirect", new FieldType.Text(), "Where it is instead, over HTTP."),
            new("code", new FieldType.Text(), "The answer instead of 2.05, such as 4.04; over HTTP the status of the same digits."),
            new("endless", new FieldType.Flag(), "It begins again at its end, for ever."),
            Faults.OfAnswers,
        ],
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        FileHost host;
        try
        {
            host = await context.Bench.Files.OpenAsync();
        }
        catch (Exception taken) when (taken is SocketException or IOException)
        {
            context.Inconclusive($"the file host cannot be opened: {taken.Message}", Observer.Harness);
            return;
        }

        host.Publish(context.TargetText, File(context));
    }

    private static PublishedFile File(StepContext context)
    {
        var content = context.Field("content") is { } value ? PayloadEncoder.Raw(value) : default;
        return new(content)
        {
            Code = context.FieldText("code") is { } code && Codes.TryParse(code, out var parsed) ? parsed : CoapCode.Content,
            SizeExponent = context.FieldNumber("block") is { } size ? Block.ExponentOf(size) : Block.MaxSizeExponent,
            Every = context.FieldDuration("every") ?? TimeSpan.Zero,
            CutAt = Share(context, "cut", content.Length),
            Cuts = context.FieldNumber("cuts") ?? int.MaxValue,
            ChangesAt = Share(context, "changes", content.Length),
            Length = context.Field("length") is Value.Number length ? (long)length.Content : null,
            Redirect = context.FieldText("redirect"),
            Endless = context.Field("endless") is Value.Flag { Content: true },
            Deviations = Faults.Of(context),
        };
    }

    private static long? Share(StepContext context, string field, int length) =>
        context.FieldNumber(field) is { } percent ? (long)length * percent / Percent : null;
}
