using System.Globalization;
using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.ReferenceServer.Faults;
using Conformance.ReferenceServer.Operations;
using Conformance.ReferenceServer.Security;

namespace Conformance.ReferenceServer.Registry;

/// <summary>Register, Update and De-register, server side.</summary>
/// <remarks>Core 1.1 §6.2; Transport 1.1 §6.4.3 and §6.7.</remarks>
internal sealed class RegistrationDoor(ServerSettings settings, Clients clients, Guard guard)
{
    public const string Path = "/rd";

    private readonly FaultSwitch _faults = settings.Faults;
    private readonly Rush _rush = new(settings.Faults);

    /// <summary>Called with a client that has just registered.</summary>
    public Action<Client>? Came { get; set; }

    /// <summary>Called with a client that is to take the place of another.</summary>
    public Action<Client, Client>? Replaced { get; set; }

    /// <param name="request">What came.</param>
    /// <param name="path">What it is taken to be at.</param>
    public Reply Answer(IncomingRequest request, string path)
    {
        var message = request.Message;
        return (path == Path, message.Code) switch
        {
            (true, var code) when code == CoapCode.Post => _rush.Of(request.ReceivedAt) ?? Register(request),
            (false, var code) when code == CoapCode.Post => Update(request, path),
            (false, var code) when code == CoapCode.Delete => Deregister(path),
            _ => Reply.Of(_faults.Choose(MessageFaults.MethodIsBad, lie: CoapCode.BadRequest, truth: CoapCode.MethodNotAllowed)),
        };
    }

    private Reply Register(IncomingRequest request)
    {
        var asked = new Parameters(request.Message.Options);
        IReadOnlyList<Link> links = [];
        if ((asked.FaultOfRegister(_faults) ?? Mistaken(request, asked) ?? Refusal(asked, request.Message) ?? LinksOf(request.Message, out links)) is { } refused)
        {
            return Reply.Of(refused);
        }

        var endpoint = asked.Endpoint ?? request.Remote.ToString();
        var announced = Announcement.Of(links);
        var client = new Client
        {
            Endpoint = endpoint,
            Location = DrawLocation(),
            Version = asked.Version ?? settings.Versions[0],
            Lifetime = _faults.Choose(LifetimeFaults.OwnLifetime, lie: TimeSpan.FromSeconds(86400), truth: asked.Lifetime),
            Binding = asked.Binding ?? "U",
            Sleeps = asked.Sleeps && !(asked.Version == "1.0" && _faults.Has(QueueFaults.OnlyFlag)),
            Remote = request.Remote,
            RefreshedAt = request.ReceivedAt,
            HeardAt = request.ReceivedAt,
            Lane = new Lane(settings),
        };
        announced.ApplyTo(client, settings.Objects, _faults);
        if (clients.Named(endpoint) is { } before)
        {
            Replaced?.Invoke(before, client);
            if (!_faults.Has(RegistrationFaults.KeepsFirst))
            {
                clients.Remove(before, replaced: true);
            }
        }

        clients.Add(client);
        Came?.Invoke(client);
        var location = _faults.Choose(RegistrationFaults.ForeignLocation, lie: $"/registrations{client.Location[Path.Length..]}", truth: client.Location);
        return Reply.Of(_faults.Choose(RegistrationFaults.AnswersChanged, lie: CoapCode.Changed, truth: CoapCode.Created)) with
        {
            Options = _faults.Has(RegistrationFaults.NoLocation) ? OptionList.Empty : OptionList.Empty.WithLocationPath(location),
        };
    }

    // Another name than the one that the handshake, or the context, proved (Transport 1.1 §5.2.6, §5.4.5).
    private CoapCode? Mistaken(IncomingRequest request, Parameters asked) => asked.Endpoint is { } name && !guard.Allows(request.Remote, name)
        ? guard.RefusalOf(request.Remote)
        : null;

    private CoapCode? Refusal(Parameters asked, Message message)
    {
        if (asked.Endpoint is { } name && settings.Refused.Contains(name) && !_faults.Has(RegistrationFaults.LetsEverybodyIn))
        {
            return _faults.Choose(RegistrationFaults.RefusesAsBad, lie: CoapCode.BadRequest, truth: CoapCode.Forbidden);
        }

        if (asked.Version is { } version && !Takes(version))
        {
            return _faults.Choose(VersionFaults.BadRequest, lie: CoapCode.BadRequest, truth: CoapCode.PreconditionFailed);
        }

        // No profile is known here, so without links nobody can tell what the client has (Core 1.2 §6.2.1).
        var nameless = asked.ProfileId is not null && message.Payload.IsEmpty;
        return nameless && !_faults.Has(RegistrationFaults.TakesProfile) ? CoapCode.Conflict : null;
    }

    private bool Takes(string version) =>
        _faults.Has(VersionFaults.TakesEvery)
        || (settings.Versions.Contains(version)
            && !(version == "1.0" && _faults.Has(VersionFaults.RefusesOldest))
            && !(version == "1.1" && _faults.Has(VersionFaults.RefusesMiddle))
            && !(version == settings.Versions[^1] && _faults.Has(VersionFaults.RefusesNewest)));

    /// <returns>The code of what is wrong with the links; <see langword="null"/> when nothing is.</returns>
    private CoapCode? LinksOf(Message message, out IReadOnlyList<Link> links)
    {
        links = [];
        var isLinks = message.Options.ContentFormat is not { } format || format == ContentFormat.LinkFormat;
        var refusesBlanks = _faults.Has(LinkFaults.RefusesBlanks) && message.Payload.Span.IndexOf(", "u8) >= 0;
        if (!isLinks || refusesBlanks || !LinkFormat.TryRead(message.Payload.Span, out links, out _))
        {
            return _faults.Has(LinkFaults.TakesGarbage) ? null : CoapCode.BadRequest;
        }

        return Disturbing(links) || (message.Payload.Span.IndexOf("ver=\""u8) >= 0 && _faults.Has(LinkFaults.RefusesQuotes)) ? CoapCode.BadRequest : null;
    }

    // What a server does not know is no reason to refuse a registration (Core 1.1 §6.2.1): only one that lies takes offence.
    private bool Disturbing(IReadOnlyList<Link> links)
    {
        string[] known = ["rt", "ct", "ver", "if", "title", "ssid", "uri", "ep"];
        return (_faults.Has(LinkFaults.RefusesParameters) && links.SelectMany(link => link.Attributes).Any(attribute => !known.Contains(attribute.Key)))
            || (_faults.Has(LinkFaults.RefusesUnsorted) && !Sorted(Announcement.Of(links)))
            || (_faults.Has(LinkFaults.RefusesObjects) && Announcement.Of(links).Paths.Any(path => settings.Objects.Versions(path.ObjectId!.Value).Count == 0))
            || (_faults.Has(LinkFaults.RefusesVersions) && Announcement.Of(links).Versions.Any(announced => settings.Objects.Find(announced.Key, announced.Value) is null));
    }

    private static bool Sorted(Announcement announced) =>
        announced.Paths.SequenceEqual(announced.Paths.OrderBy(path => path.ObjectId).ThenBy(path => path.InstanceId ?? 0));

    private Reply Update(IncomingRequest request, string path)
    {
        if (!clients.TryAt(path, out var client))
        {
            return Reply.Of(_faults.Choose(LifetimeFaults.UpdateIsBad, lie: CoapCode.BadRequest, truth: CoapCode.NotFound));
        }

        var asked = new Parameters(request.Message.Options);
        IReadOnlyList<Link> links = [];
        if ((asked.FaultOfUpdate() ?? LinksOf(request.Message, out links)) is { } refused)
        {
            return Reply.Of(refused);
        }

        client.Lifetime = asked.GivesLifetime && !_faults.Has(UpdateFaults.IgnoresLifetime) ? asked.Lifetime : client.Lifetime;
        client.Binding = asked.Binding ?? client.Binding;
        client.Sleeps |= asked.Sleeps && !_faults.Has(UpdateFaults.IgnoresQueue);
        if (!_faults.Has(UpdateFaults.DoesNotRefresh))
        {
            client.RefreshedAt = request.ReceivedAt;
        }

        clients.Refreshed(client);

        if (!_faults.Has(UpdateFaults.IgnoresAddress))
        {
            clients.Move(client, request.Remote);
        }

        if (links.Count > 0 && !_faults.Has(UpdateFaults.IgnoresLinks))
        {
            Announcement.Of(links).ApplyTo(client, settings.Objects, _faults);
        }
        else if (links.Count == 0 && _faults.Has(UpdateFaults.ForgetsLinks))
        {
            Announcement.Of([]).ApplyTo(client, settings.Objects, _faults);
        }

        return Reply.Of(_faults.Choose(UpdateFaults.AnswersCreated, lie: CoapCode.Created, truth: CoapCode.Changed));
    }

    private Reply Deregister(string path)
    {
        if (!clients.TryAt(path, out var client))
        {
            return Reply.Of(_faults.Choose(LifetimeFaults.DeletesTwice, lie: CoapCode.Deleted, truth: CoapCode.NotFound));
        }

        if (!_faults.Has(LifetimeFaults.StaysAfterDeregister))
        {
            clients.Remove(client);
        }

        return Reply.Of(_faults.Choose(LifetimeFaults.DeregisterIsChanged, lie: CoapCode.Changed, truth: CoapCode.Deleted));
    }

    private string DrawLocation()
    {
        string location;
        do
        {
            location = $"{Path}/{settings.Random.Next(1 << 24).ToString("x6", CultureInfo.InvariantCulture)}";
        }
        while (clients.IsTaken(location));

        return location;
    }
}
