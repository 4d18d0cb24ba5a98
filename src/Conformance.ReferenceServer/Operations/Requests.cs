using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceServer.Faults;
using Conformance.ReferenceServer.Formats;
using Conformance.ReferenceServer.Registry;

namespace Conformance.ReferenceServer.Operations;

/// <summary>From what a user wants to a CoAP request.</summary>
/// <remarks>Core 1.1 §6.3 and §6.4; Transport 1.1 §6.4.4 and §6.4.5.</remarks>
internal sealed class Requests(FaultSwitch faults)
{
    private readonly Miswriting _miswriting = new(faults);

    private const string Unset = "unset";

    /// <param name="error">Why there is no such request, when the result is <see langword="null"/>.</param>
    public Request? Of(Command command, Client client, out string error)
    {
        error = string.Empty;
        var options = OptionList.Empty.WithPath(Path(client.Root, command));
        options = Observe(command.Kind) is { } observe ? options.WithObserve(observe) : options;
        var queries = command.Attributes.Select(query => query.EndsWith($"={Unset}", StringComparison.Ordinal) ? query[..query.IndexOf('=', StringComparison.Ordinal)] : query);
        options = options.WithQueries(command.Kind == OperationKind.WriteAttributes ? queries : []);
        options = Accept(command, client) is { } accept ? options.WithAccept(accept) : options;
        var body = Body(command, client, ref error);
        if (body is not { } written)
        {
            return null;
        }

        return new Request
        {
            Code = Method(command.Kind),
            Options = written.Format is { } format ? options.WithContentFormat(format) : options,
            Payload = written.Octets,
            Confirmable = !faults.Has(OperationFaults.NonConfirmable),
        };
    }

    private static string Path(string root, Command command) => (root, command.Path.Depth) switch
    {
        ("/", _) => command.Path.ToString(),
        (_, 0) => root,
        _ => root + command.Path,
    };

    private CoapCode Method(OperationKind kind) => kind switch
    {
        OperationKind.WriteUpdate => faults.Choose(OperationFaults.ReplacesForUpdate, lie: CoapCode.Put, truth: CoapCode.Post),
        OperationKind.WriteReplace => faults.Choose(OperationFaults.UpdatesForReplace, lie: CoapCode.Post, truth: CoapCode.Put),
        OperationKind.WriteAttributes => faults.Choose(OperationFaults.PostsAttributes, lie: CoapCode.Post, truth: CoapCode.Put),
        OperationKind.Execute => faults.Choose(OperationFaults.PutsExecute, lie: CoapCode.Put, truth: CoapCode.Post),
        OperationKind.Create => faults.Choose(OperationFaults.PutsCreate, lie: CoapCode.Put, truth: CoapCode.Post),
        OperationKind.Delete => faults.Choose(OperationFaults.PostsDelete, lie: CoapCode.Post, truth: CoapCode.Delete),
        OperationKind.ReadComposite => faults.Choose(CompositeFaults.PostsRead, lie: CoapCode.Post, truth: CoapCode.Fetch),
        OperationKind.WriteComposite => faults.Choose(CompositeFaults.PatchesWrite, lie: CoapCode.Patch, truth: CoapCode.IPatch),
        _ => OperationMapping.MethodOf(kind),
    };

    private uint? Observe(OperationKind kind) => kind switch
    {
        OperationKind.Observe => faults.Has(ObserveFaults.PlainRead) ? null : 0,
        OperationKind.ObserveComposite => faults.Has(CompositeFaults.ObservesNothing) ? null : 0,
        OperationKind.CancelObservation => faults.Choose(ObserveFaults.CancelsByObserve, lie: 0u, truth: 1u),
        OperationKind.CancelObservationComposite => 1,
        _ => null,
    };

    private ContentFormat? Accept(Command command, Client client) => command.Kind switch
    {
        OperationKind.Discover => faults.Has(OperationFaults.DiscoversWithoutAccept) ? null : ContentFormat.LinkFormat,
        OperationKind.Read or OperationKind.Observe => command.Format,
        OperationKind.ReadComposite or OperationKind.ObserveComposite => Composite(command, client),
        _ => null,
    };

    private static ContentFormat Composite(Command command, Client client) =>
        command.Format ?? (client.Version == "1.0" ? ContentFormat.SenmlJson : ContentFormat.SenmlCbor);

    private (ContentFormat? Format, ReadOnlyMemory<byte> Octets)? Body(Command command, Client client, ref string error)
    {
        switch (command.Kind)
        {
            case OperationKind.Execute when command.Arguments is { } arguments:
                return (ContentFormat.Text, Encoding.UTF8.GetBytes(faults.Choose(OperationFaults.QuotesArguments, lie: $"'{arguments}'", truth: arguments)));
            case OperationKind.ReadComposite or OperationKind.ObserveComposite or OperationKind.CancelObservationComposite:
                var format = Composite(command, client);
                return (format, PayloadFormats.Find(format)!.Write([.. command.Paths.Select(path => new Entry(path, null))], Lwm2mPath.Root, client.Model));
            case OperationKind.WriteReplace or OperationKind.WriteUpdate or OperationKind.Create or OperationKind.WriteComposite:
                return Written(command, client, ref error);
            default:
                return (null, ReadOnlyMemory<byte>.Empty);
        }
    }

    private (ContentFormat? Format, ReadOnlyMemory<byte> Octets)? Written(Command command, Client client, ref string error)
    {
        var entries = new List<Entry>();
        foreach (var (path, text) in command.Values)
        {
            if (!Lwm2mValue.TryParse(client.Model.TypeOf(path) ?? ResourceType.String, text, out var value))
            {
                error = $"'{text}' is no {client.Model.TypeOf(path)} for {path}";
                return null;
            }

            entries.Add(new(path, value));
        }

        var format = command.Format ?? Preferred(command, client);
        ContentFormat? named = faults.Has(OperationFaults.WritesUnnamed) ? null : faults.Choose(OperationFaults.Misnames, lie: ContentFormat.LinkFormat, truth: format);
        var below = command.Kind == OperationKind.Create && entries is [var first, ..] ? first.Path.Cut(2) : command.Path;
        try
        {
            return PayloadFormats.Find(format) is { } writer ? (named, _miswriting.Of(format, entries, below, writer.Write(_miswriting.Of(format, entries), below, client.Model))) : null;
        }
        catch (NotSupportedException unfit)
        {
            error = $"format {format} cannot carry that: {unfit.Message}";
            return null;
        }
    }

    // LwM2M 1.0 has TLV alone for more than one value (TS 1.0 §6.4).
    private static ContentFormat Preferred(Command command, Client client) => command switch
    {
        { Kind: OperationKind.WriteComposite } => ContentFormat.SenmlCbor,
        _ when client.Version == "1.0" => ContentFormat.Tlv,
        _ => ContentFormat.SenmlCbor,
    };
}
