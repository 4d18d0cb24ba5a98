using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;

namespace Conformance.Roles.Clients;

/// <summary>What a client answers a server when the script has nothing to say: what its tree holds, and success to everything else.</summary>
internal sealed class ClientAnswers(ClientTree tree, string lwm2m)
{
    private static readonly Dictionary<OperationKind, CoapCode> Plain = new()
    {
        [OperationKind.WriteReplace] = CoapCode.Changed,
        [OperationKind.WriteUpdate] = CoapCode.Changed,
        [OperationKind.WriteComposite] = CoapCode.Changed,
        [OperationKind.WriteAttributes] = CoapCode.Changed,
        [OperationKind.Execute] = CoapCode.Changed,
        [OperationKind.Delete] = CoapCode.Deleted,
        [OperationKind.BootstrapWrite] = CoapCode.Changed,
        [OperationKind.BootstrapDelete] = CoapCode.Deleted,
        [OperationKind.BootstrapFinish] = CoapCode.Changed,
    };

    private uint _observe = 1;

    /// <param name="model">Types of what the tree holds.</param>
    public Reply Of(OperationEvent asked, ObjectModel model) => asked.Kind switch
    {
        null => Reply.Of(asked.Message.Code == CoapCode.Get ? CoapCode.NotFound : CoapCode.MethodNotAllowed),
        _ when asked.ContentError is not null => Reply.Of(CoapCode.BadRequest),
        OperationKind.Read or OperationKind.CancelObservation or OperationKind.BootstrapRead => Content(asked, [asked.Target], model),
        OperationKind.Observe => Observed(Content(asked, [asked.Target], model)),
        OperationKind.ReadComposite or OperationKind.CancelObservationComposite => Content(asked, Named(asked), model),
        OperationKind.ObserveComposite => Observed(Content(asked, Named(asked), model)),
        OperationKind.Discover or OperationKind.BootstrapDiscover => Links(asked),
        OperationKind.Create => Created(asked),
        { } other => Reply.Of(Plain.GetValueOrDefault(other, CoapCode.MethodNotAllowed)),
    };

    /// <summary>Lets the tree follow what was answered with success.</summary>
    public void Apply(OperationEvent asked, Reply reply)
    {
        if (!reply.SentCode.IsSuccess)
        {
            return;
        }

        switch (asked.Kind)
        {
            case OperationKind.Delete or OperationKind.BootstrapDelete:
                tree.Remove(asked.Target);
                break;
            case OperationKind.WriteReplace or OperationKind.WriteUpdate or OperationKind.WriteComposite or OperationKind.BootstrapWrite or OperationKind.Create:
                foreach (var entry in asked.Entries.Where(entry => entry.Path.Depth >= 3))
                {
                    tree.Put(entry);
                }

                break;
        }
    }

    private static IReadOnlyList<Lwm2mPath> Named(OperationEvent asked) => [.. asked.Entries.Select(entry => entry.Path)];

    private Reply Observed(Reply content) => content.Code == CoapCode.Content ? content with { Options = content.Options.WithObserve(_observe++) } : content;

    private Reply Content(OperationEvent asked, IReadOnlyList<Lwm2mPath> paths, ObjectModel model)
    {
        var entries = paths.SelectMany(tree.Below).DistinctBy(entry => entry.Path).ToList();
        if (entries.Count == 0)
        {
            return Reply.Of(CoapCode.NotFound);
        }

        var format = asked.Message.Options.Accept ?? (lwm2m == "1.0" ? ContentFormat.Tlv : ContentFormat.SenmlCbor);
        if (PayloadFormats.Find(format) is not { } writer)
        {
            return Reply.Of(CoapCode.NotAcceptable);
        }

        try
        {
            var octets = writer.Write(entries, asked.Target, model);
            return Reply.Of(CoapCode.Content) with { Options = OptionList.Empty.WithContentFormat(format), Payload = octets };
        }
        catch (NotSupportedException)
        {
            return Reply.Of(CoapCode.NotAcceptable);
        }
    }

    private Reply Links(OperationEvent asked)
    {
        var paths = tree.Below(asked.Target).SelectMany(entry => new[] { entry.Path.Cut(2), entry.Path.Cut(3) })
            .Where(path => asked.Target.Contains(path))
            .Where(path => asked.Kind == OperationKind.Discover || path.Depth == 2)
            .Prepend(asked.Target)
            .Distinct();
        var version = new Link("/", [new("lwm2m", lwm2m)]);
        var links = paths.Where(path => path.Depth > 0).Select(path => new Link(path.ToString(), []));
        return Reply.Of(CoapCode.Content) with
        {
            Options = OptionList.Empty.WithContentFormat(ContentFormat.LinkFormat),
            Payload = LinkFormat.Write(asked.Kind == OperationKind.BootstrapDiscover ? links.Prepend(version) : links),
        };
    }

    private Reply Created(OperationEvent asked)
    {
        var named = asked.Entries.Select(entry => entry.Path.Cut(2)).FirstOrDefault(path => path.Depth == 2);
        var instance = named.Depth == 2 ? named : tree.FreeInstance(asked.Target.Cut(1));
        return Reply.Of(CoapCode.Created) with { Options = OptionList.Empty.WithLocationPath(instance.ToString()) };
    }
}
