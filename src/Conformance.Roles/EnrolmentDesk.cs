using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Est.Enrolment;
using Conformance.Est.Requests;
using Conformance.Wire;

namespace Conformance.Roles;

/// <summary>What a role does with requests for enrolment: knows them from others, and passes them to an enrolment server.</summary>
/// <remarks>RFC 9148. Blocks are the role's.</remarks>
public sealed class EnrolmentDesk(EstServer service, TimeProvider clock)
{
    private const string ResourceType = "rt";

    public EstServer Service => service;

    /// <summary>Tells who speaks from an address.</summary>
    public IPeerIdentities Identities { get; init; } = new AssociationIdentities();

    /// <returns><see langword="null"/> when it is no request for enrolment.</returns>
    public EnrolmentEvent? Recognise(IncomingRequest request, string role, int sequence)
    {
        ArgumentNullException.ThrowIfNull(request);

        var (message, remote, time) = request;
        var (path, query) = (message.Options.Path, message.Query);
        if (!service.IsOpen || FunctionOf(message, path, query) is not { } function)
        {
            return null;
        }

        SigningRequest? signing = null;
        DecodeError? error = null;
        if (EstServer.NeedsRequest(function) && !SigningRequest.TryRead(message.Payload, out signing, out var wrong))
        {
            error = wrong;
        }

        return new(sequence, role, time, remote, message, message.Payload, path, query, function, signing, error, Identities.Find(remote));
    }

    public Reply Answer(EnrolmentEvent asked)
    {
        ArgumentNullException.ThrowIfNull(asked);

        var (code, options) = (asked.Message.Code, asked.Message.Options);
        var answer = code == CoapCode.Get || code == CoapCode.Post
            ? service.Answer(new(
                asked.Function, code == CoapCode.Post, options.ContentFormat?.Value, options.Accept?.Value, asked.Body, asked.Peer, clock.GetUtcNow()))
            : new(CoapCode.MethodNotAllowed);
        if (answer.IsNone)
        {
            return Reply.None;
        }

        var said = answer.Format is { } format ? OptionList.Empty.WithContentFormat(new(format)) : OptionList.Empty;
        said = answer.After is { } after ? said.WithUInt(OptionNumber.MaxAge, (uint)after.TotalSeconds) : said;
        return new() { Code = answer.Code, Options = said, Payload = answer.Body, Separate = service.Terms.Apart };
    }

    private static EstFunction? FunctionOf(Message message, string path, IReadOnlyList<KeyValuePair<string, string?>> query) =>
        path == EstPaths.Core && message.Code == CoapCode.Get && (query.ValueOf(ResourceType) ?? string.Empty).StartsWith(EstPaths.ResourceType, StringComparison.Ordinal)
            ? EstFunction.Discovery
            : EstPaths.Find(path);
}
