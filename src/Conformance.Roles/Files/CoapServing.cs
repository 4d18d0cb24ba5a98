using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;

namespace Conformance.Roles.Files;

/// <summary>One block of a file over CoAP. A block needs no state but the file, so that it can be resumed anywhere (RFC 7959 §2.4).</summary>
internal static class CoapServing
{
    /// <summary>The block that a request asks for; without a Block2 option the first, as large as it comes.</summary>
    public static Block AskedFor(Message request) =>
        request.Options.Block2 is { SizeExponent: not Block.ReservedSizeExponent } block ? block : new(0, More: false, Block.MaxSizeExponent);

    public static Reply Reply(PublishedFile file, Block asked)
    {
        if (file.Code != CoapCode.Content)
        {
            return new() { Code = file.Code, Deviations = file.Deviations };
        }

        var (offset, length) = ((long)asked.Offset, file.Content.Length);
        if (!file.Endless && offset > 0 && offset >= length)
        {
            return Coap.Transmission.Reply.Of(CoapCode.BadOption);
        }

        var size = Math.Min(asked.SizeExponent, file.SizeExponent);
        var payload = Extracts.Slice(file, offset, Block.SizeOf(size));
        var more = file.Endless || offset + payload.Length < length;
        var options = OptionList.Empty
            .WithUInt(OptionNumber.ETag, Extracts.ETagAt(file, offset))
            .WithContentFormat(ContentFormat.Opaque);
        options = more || offset > 0 || asked.SizeExponent < Block.MaxSizeExponent ? options.WithBlock2(Block.At(asked.Offset, more, size)) : options;
        options = offset == 0 && Extracts.ToldLength(file) is { } told ? options.WithUInt(OptionNumber.Size2, (uint)told) : options;
        return new() { Code = CoapCode.Content, Options = options, Payload = payload, Deviations = file.Deviations };
    }
}
