using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Roles;
using Conformance.Roles.Clients;

namespace Conformance.Engine.Running;

/// <summary>The reply of a step, as far as it is known before the request is there.</summary>
/// <param name="Fixed">All of it but the values.</param>
/// <param name="Values">Its body when not empty, in the format that the request asks for.</param>
public sealed record ScriptedReply(Reply Fixed, IReadOnlyList<Entry> Values)
{
    /// <summary>Formats that carry values of several objects (Core 1.2 §7.4).</summary>
    private static readonly ContentFormat[] Several = [ContentFormat.SenmlCbor, ContentFormat.SenmlJson, ContentFormat.Lwm2mCbor];

    /// <param name="asked">What it answers.</param>
    /// <param name="model">The types of what stands in the body.</param>
    public Reply For(RequestEvent asked, ObjectModel model)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var request = asked.Message;
        if (Values.Count == 0)
        {
            return Fixed;
        }

        if (asked is OperationEvent { Target: var target })
        {
            return Answer(Fixed.Options.ContentFormat ?? request.Options.Accept ?? ContentFormat.SenmlCbor, target, model);
        }

        var wanted = Fixed.Options.ContentFormat ?? request.Options.Accept;
        return Answer(Several.FirstOrDefault(one => one == wanted, ContentFormat.SenmlCbor), Lwm2mPath.Root, model);
    }

    private Reply Answer(ContentFormat format, Lwm2mPath below, ObjectModel model) => Fixed with
    {
        Options = Fixed.Options.WithContentFormat(format),
        Payload = PayloadFormats.Find(format)!.Write(Values, below, model),
    };
}
