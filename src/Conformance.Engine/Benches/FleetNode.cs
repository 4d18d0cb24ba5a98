using System.Globalization;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Roles.Clients;

namespace Conformance.Engine.Benches;

/// <summary>A client of a fleet that fetches images: told an address it is busy for a while, then has the image, and restarts when it is told to install it.</summary>
/// <remarks>Object 5. Nothing is really fetched: what a server is judged by is whom it tells, and when.</remarks>
internal sealed class FleetNode
{
    private const string Idle = "0";
    private const string Downloading = "1";
    private const string Downloaded = "2";
    private const string Updating = "3";
    private const string NoResult = "0";
    private const string Success = "1";
    private const string ConnectionLost = "4";
    private const string PullAlone = "0";

    private static readonly Lwm2mPath Firmware = Lwm2mPath.Of(5, 0);
    private static readonly Lwm2mPath Package = Firmware.Child(0);
    private static readonly Lwm2mPath PackageUri = Firmware.Child(1);
    private static readonly Lwm2mPath Install = Firmware.Child(2);
    private static readonly Lwm2mPath State = Firmware.Child(3);
    private static readonly Lwm2mPath Result = Firmware.Child(5);
    private static readonly Lwm2mPath Protocols = Firmware.Child(8);
    private static readonly Lwm2mPath Method = Firmware.Child(9);
    private static readonly TimeSpan Restart = TimeSpan.FromSeconds(1);

    // Object 5, resource 8.
    private static readonly string[] Schemes = ["coap", "coaps", "http", "https", "coap+tcp", "coaps+tcp"];

    private readonly ScriptedClient _client;
    private readonly FleetTerms _terms;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _over;
    private OperationEvent? _observed;
    private bool _fails;
    private string _state = Idle;

    /// <param name="fails">Whether it loses the connection at its first download.</param>
    /// <param name="over">When the case has ended.</param>
    public FleetNode(ScriptedClient client, FleetTerms terms, bool fails, TimeProvider clock, CancellationToken over)
    {
        (_client, _terms, _fails, _clock, _over) = (client, terms, fails, clock, over);
        Put(PackageUri, string.Empty);
        Put(Protocols.Child(0), terms.Protocol.ToString(CultureInfo.InvariantCulture));
        Put(Method, PullAlone);
        Enter(Idle, NoResult);
        client.Served = Follow;
    }

    /// <summary>Called when it begins or ends to fetch.</summary>
    public required Action Changed { get; init; }

    public int Told { get; private set; }

    public bool IsMisled { get; private set; }

    public bool IsDownloading => _state == Downloading;

    public bool IsUpdated { get; private set; }

    public bool HasFailed { get; private set; }

    private void Follow(OperationEvent asked)
    {
        switch (asked.Kind)
        {
            case OperationKind.WriteReplace or OperationKind.WriteUpdate or OperationKind.WriteComposite:
                foreach (var entry in asked.Entries)
                {
                    Take(entry.Path, entry.Value?.ToText() ?? string.Empty);
                }

                break;
            case OperationKind.Execute when asked.Target == Install && _state == Downloaded:
                _ = InstallAsync();
                break;
            case OperationKind.Observe when asked.Target.Contains(State):
                _observed = asked;
                break;
            case OperationKind.CancelObservation when asked.Target == _observed?.Target:
                _observed = null;
                break;
        }
    }

    private void Take(Lwm2mPath path, string value)
    {
        if (path == Package && value.Length > 0)
        {
            Told++;
            IsMisled = true;
        }
        else if (path == PackageUri && value.Length == 0)
        {
            Enter(Idle, NoResult);
        }
        else if (path == PackageUri && _state is Idle or Downloaded)
        {
            Told++;
            IsMisled |= !value.StartsWith($"{Schemes.ElementAtOrDefault(_terms.Protocol)}://", StringComparison.OrdinalIgnoreCase);
            _ = DownloadAsync();
        }
    }

    private async Task DownloadAsync()
    {
        HasFailed = false;
        Enter(Downloading, NoResult);
        await Task.Delay(_terms.Downloads!.Value, _clock, _over);
        (HasFailed, _fails) = (_fails, false);
        Enter(HasFailed ? Idle : Downloaded, HasFailed ? ConnectionLost : NoResult);
    }

    private async Task InstallAsync()
    {
        Enter(Updating, NoResult);
        await Task.Delay(Restart, _clock, _over);
        (_observed, IsUpdated) = (null, true);
        Enter(Idle, Success);
        await _client.PerformAsync(_terms.Registration(_client), _over);
    }

    private void Enter(string state, string result)
    {
        _state = state;
        Put(State, state);
        Put(Result, result);
        Changed?.Invoke();
        if (_observed is { } observed)
        {
            _ = NotifyAsync(observed);
        }
    }

    private Task<Outcome> NotifyAsync(OperationEvent observed)
    {
        var content = _client.Standard(observed);
        return _client.NotifyAsync(observed, new() { Format = content.Options.ContentFormat, Payload = content.Payload, Within = _terms.Within }, _over);
    }

    private void Put(Lwm2mPath path, string text)
    {
        if (Lwm2mValue.TryParse(_client.Model.TypeOf(path) ?? ResourceType.String, text, out var value))
        {
            _client.Tree.Put(new(path, value));
        }
    }
}
