using System.Net;
using Conformance.Coap.Messages;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Wire;

namespace Conformance.Roles.Clients;

/// <summary>A server under test asked something of one of our clients.</summary>
/// <param name="Kind">Which operation it is; <see langword="null"/> when it is none.</param>
/// <param name="Target">What it is about, without the root of the client; the root for composite operations and for what is no path.</param>
/// <param name="Entries">The decoded body; empty when it has none or does not decode.</param>
/// <param name="ContentError">Why the body does not decode, or <see langword="null"/>.</param>
public sealed record OperationEvent(
    int Sequence, string Role, TimeSpan Time, IPEndPoint Remote, Message Message, ReadOnlyMemory<byte> Body, string Path,
    IReadOnlyList<KeyValuePair<string, string?>> Query, OperationKind? Kind, Lwm2mPath Target, IReadOnlyList<Entry> Entries, DecodeError? ContentError)
    : RequestEvent(Sequence, Role, Time, Remote, Message, Body, Path, Query)
{
    public override string Name => "operation";
}
