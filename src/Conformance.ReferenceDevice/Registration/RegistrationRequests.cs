using System.Globalization;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>Register, Update and De-register as CoAP.</summary>
/// <remarks>Core 1.1 §6.2.1 to §6.2.3; Transport 1.1 §6.4.3.</remarks>
public static class RegistrationRequests
{
    private const string RegistrationPath = "/rd";

    public static Request Register(string endpoint, EnablerVersion version, bool queueMode, Announcement announced, FaultSwitch faults)
    {
        ArgumentNullException.ThrowIfNull(faults);

        List<string> queries = [$"ep={endpoint}", $"lwm2m={version}", Binding(announced)];
        if (!faults.Has(RegistrationFaults.OmitsLifetime))
        {
            queries.Insert(1, Lifetime(faults.Has(RegistrationFaults.WrongLifetime) ? announced with { Lifetime = announced.Lifetime + 60 } : announced));
        }

        if (queueMode && version >= EnablerVersion.V11)
        {
            queries.Add("Q");
        }

        return new Request
        {
            Code = CoapCode.Post,
            Options = OptionList.Empty.WithPath(RegistrationPath).WithContentFormat(ContentFormat.LinkFormat).WithQueries(queries),
            Payload = announced.Links,
        };
    }

    /// <param name="location">As the server gave it.</param>
    /// <param name="told">What the server knows.</param>
    /// <param name="current">What it is to know.</param>
    public static Request Update(string location, Announcement told, Announcement current)
    {
        List<string> queries = [];
        if (current.Lifetime != told.Lifetime)
        {
            queries.Add(Lifetime(current));
        }

        if (current.Binding != told.Binding)
        {
            queries.Add(Binding(current));
        }

        var options = OptionList.Empty.WithPath(location).WithQueries(queries);
        return current.HasLinksOf(told)
            ? new Request { Code = CoapCode.Post, Options = options }
            : new Request { Code = CoapCode.Post, Options = options.WithContentFormat(ContentFormat.LinkFormat), Payload = current.Links };
    }

    public static Request Deregister(string location) => new() { Code = CoapCode.Delete, Options = OptionList.Empty.WithPath(location) };

    private static string Lifetime(Announcement announced) => string.Create(CultureInfo.InvariantCulture, $"lt={announced.Lifetime}");

    private static string Binding(Announcement announced) => $"b={announced.Binding}";
}
