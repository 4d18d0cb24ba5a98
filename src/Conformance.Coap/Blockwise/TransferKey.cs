using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;

namespace Conformance.Coap.Blockwise;

/// <summary>What the blocks of one body have in common; neither token nor message id does.</summary>
/// <remarks>RFC 7959 §2.5: endpoint, method and resource; Accept because it chooses among representations; Request-Tag because it tells bodies apart (RFC 9175 §3.3).</remarks>
internal sealed record TransferKey(IPEndPoint Remote, CoapCode Method, string Path, string Queries, ContentFormat? Accept, string Tags)
{
    public static TransferKey Of(IPEndPoint remote, Message request) =>
        new(remote, request.Code, request.Options.Path, string.Join('\n', request.Options.Queries), request.Options.Accept, TagsOf(request.Options));

    public static TransferKey Of(IncomingRequest request) => Of(request.Remote, request.Message);

    private static string TagsOf(OptionList options) =>
        string.Join('.', options.Where(option => option.Number == OptionNumber.RequestTag).Select(option => Convert.ToHexString(option.Value.Span)));
}
