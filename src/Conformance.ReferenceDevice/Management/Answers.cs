using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Replies with a body.</summary>
public static class Answers
{
    extension(Reply)
    {
        /// <summary>2.05 with a payload and its Content-Format.</summary>
        public static Reply Content(ContentFormat format, ReadOnlyMemory<byte> payload) =>
            new() { Code = CoapCode.Content, Options = OptionList.Empty.WithContentFormat(format), Payload = payload };
    }
}
