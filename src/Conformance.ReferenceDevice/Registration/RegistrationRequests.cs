using System.Globalization;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>Register, Update and De-register as CoAP.</summary>
/// <remarks>Core 1.1 §6.2.1 to §6.2.3; Transport 1.1 §6.4.3.</remarks>
public sealed class RegistrationRequests(FaultSwitch faults)
{
    private const string RegistrationPath = "/rd";

    /// <summary>The newest version that is spoken.</summary>
    /// <param name="made">The one that the device was made for.</param>
    public EnablerVersion Newest(EnablerVersion made) =>
        faults.Has(NodeFaults.SpeaksOldest) ? EnablerVersion.V10
        : faults.Has(NodeFaults.SpeaksPrevious) && made == EnablerVersion.V12 ? EnablerVersion.V11
        : made;

    /// <param name="endpoint">The client's name.</param>
    /// <param name="version">The enabler version to speak.</param>
    /// <param name="queueMode">Whether the device sleeps.</param>
    /// <param name="announced">What the server is told.</param>
    /// <param name="profile">The profile id that takes the place of the list, or <see langword="null"/>.</param>
    public Request Register(string endpoint, EnablerVersion version, bool queueMode, Announcement announced, string? profile = null)
    {
        var parameters = new RegisterParameters(version, queueMode, faults).Of(endpoint, announced);
        parameters = profile is null ? parameters : [.. parameters, $"pid={profile}"];
        var options = OptionList.Empty
            .WithPath(faults.Choose(RegistrationFaults.OtherPath, $"{RegistrationPath}/{endpoint}", RegistrationPath))
            .WithQueries(faults.Has(RegistrationFaults.OneQueryOption) ? [string.Join('&', parameters)] : parameters);
        return new Request
        {
            Code = faults.Choose(RegistrationFaults.Puts, CoapCode.Put, CoapCode.Post),
            Confirmable = !faults.Has(RegistrationFaults.NonConfirmable),
            Options = profile is null ? WithListFormat(options) : options,
            Payload = profile is null ? announced.Links : default,
        };
    }

    /// <param name="location">As the server gave it.</param>
    /// <param name="told">What the server knows.</param>
    /// <param name="current">What it is to know.</param>
    public Request Update(string location, Announcement told, Announcement current)
    {
        List<string> queries = [];
        if (TellsLifetime(told, current))
        {
            queries.Add(string.Create(
                CultureInfo.InvariantCulture, $"lt={Told((faults.Has(UpdateFaults.OldLifetime) ? told : current).Lifetime)}"));
        }

        if (current.Binding != told.Binding || faults.Has(UpdateFaults.RepeatsBinding))
        {
            queries.Add($"b={current.Binding}");
        }

        var options = OptionList.Empty.WithPath(UpdatePath(location)).WithQueries(queries);
        var request = new Request
        {
            Code = faults.Choose(UpdateFaults.Puts, CoapCode.Put, CoapCode.Post),
            Confirmable = !faults.Has(UpdateFaults.NonConfirmable) && !faults.Has(QueueFaults.WakesByNon),
            Options = options,
        };
        return TellsList(told, current)
            ? request with
            {
                Options = options.WithContentFormat(ContentFormat.LinkFormat),
                Payload = faults.Has(UpdateFaults.ListsChangeOnly) ? current.LinksBeyond(told) : current.Links,
            }
            : request;
    }

    /// <summary>An Update of a registration that does not exist yet, beside the Register under way.</summary>
    public Request Early(Announcement announced) => Update($"{RegistrationPath}/0", announced, announced) with { Confirmable = false };

    public Request Deregister(string location) => new()
    {
        Code = faults.Choose(RegistrationFaults.LeavesByPost, CoapCode.Post, CoapCode.Delete),
        Options = OptionList.Empty.WithPath(faults.Choose(RegistrationFaults.LeavesElsewhere, RegistrationPath, location)),
    };

    private long Told(long lifetime) => lifetime == 0 ? faults.Choose(UpdateFaults.DefaultForNoEnd, 86400, lifetime) : lifetime;

    private OptionList WithListFormat(OptionList options) =>
        faults.Has(RegistrationFaults.ListsWithoutFormat)
            ? options
            : options.WithContentFormat(faults.Choose(RegistrationFaults.ListsAsText, ContentFormat.Text, ContentFormat.LinkFormat));

    private string UpdatePath(string location) =>
        faults.Has(UpdateFaults.AtRegistrationPath) ? RegistrationPath
        : faults.Choose(UpdateFaults.ShortLocation, location[..location.LastIndexOf('/')], location);

    private bool TellsLifetime(Announcement told, Announcement current) =>
        current.Lifetime == told.Lifetime ? faults.Has(UpdateFaults.RepeatsLifetime) : !faults.Has(UpdateFaults.OmitsLifetime);

    private bool TellsList(Announcement told, Announcement current) =>
        current.HasLinksOf(told) ? faults.Has(UpdateFaults.RepeatsList) : !faults.Has(UpdateFaults.OmitsList);
}
