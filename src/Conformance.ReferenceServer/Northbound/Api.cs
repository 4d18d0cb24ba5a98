using System.Text.Json.Nodes;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.ReferenceServer.Faults;
using Conformance.ReferenceServer.Operations;
using Conformance.ReferenceServer.Registry;
using Conformance.ReferenceServer.Reporting;
using Conformance.Wire.Web;

namespace Conformance.ReferenceServer.Northbound;

/// <summary>What users of the server do over HTTP: <c>GET /clients</c>, <c>POST /campaign</c> and <c>/poll</c>, and <c>POST /clients/ENDPOINT/OPERATION</c> with JSON both ways.</summary>
internal sealed class Api(Clients clients, Courier courier, FirmwareBringer firmware, Crowd crowd, Readings readings, FaultSwitch faults)
{
    private const string Firmware = "firmware";
    private readonly Alarms _alarms = new(clients, readings, faults);

    private const int Ok = 200;
    private const int BadRequest = 400;
    private const int NotFound = 404;

    public async Task<WebAnswer> AnswerAsync(WebAsk ask) => (ask.Method, ask.Path.Split('/', StringSplitOptions.RemoveEmptyEntries)) switch
    {
        ("GET" or "POST", ["clients"]) => Json(Ok, new JsonObject { ["status"] = "done", ["clients"] = new JsonArray([.. clients.All.Select(Shown)]) }),
        ("POST", ["clients", var name, "client"]) => Client(Uri.UnescapeDataString(name)),
        ("POST", ["clients", var name, "data"]) => Json(Ok, Reported(Uri.UnescapeDataString(name))),
        ("POST", ["clients", var name, "alarms"]) => Json(Ok, Standing(Uri.UnescapeDataString(name))),
        ("POST", ["clients", var name, Firmware]) => await BringAsync(Uri.UnescapeDataString(name)),
        ("POST", ["clients", var name, var word]) => await PerformAsync(Uri.UnescapeDataString(name), word, ask.Body),
        ("POST", [var word]) when crowd.Answer(word, ask.Body.Span) is { } begun => Json(begun.ContainsKey("error") ? BadRequest : Ok, begun),
        _ => Json(NotFound, Failed($"nothing is at {ask.Method} {ask.Path}")),
    };

    private WebAnswer Client(string name) => (clients.Named(name) ?? clients.Offline(name)) is { } client
        ? Json(Ok, new JsonObject { ["status"] = "done", ["client"] = Shown(client) })
        : Json(Ok, Failed($"{name} is not registered"));

    private async Task<WebAnswer> BringAsync(string name) => clients.Named(name) is { } client
        ? Json(Ok, Shown(await firmware.BringAsync(client), client.Model))
        : Json(Ok, Failed($"{name} is not registered"));

    private async Task<WebAnswer> PerformAsync(string name, string word, ReadOnlyMemory<byte> body)
    {
        if (!Wishes.Words.TryGetValue(word, out var kind) || Wishes.Read(kind, body.Span) is not { } command)
        {
            return Json(BadRequest, Failed($"'{word}' is no operation, or its JSON is none"));
        }

        return clients.Named(name) is { } client
            ? Json(Ok, Shown(await courier.PerformAsync(client, command), client.Model))
            : Json(Ok, Failed($"{name} is not registered"));
    }

    private JsonObject Shown(Client client) => new()
    {
        ["endpoint"] = client.Endpoint,
        ["status"] = clients.StatusOf(client),
        ["location"] = client.Location,
        ["version"] = client.Version,
        ["lifetime"] = client.Lifetime.TotalSeconds,
        ["binding"] = client.Binding,
        ["queue"] = client.Sleeps,
        ["root"] = client.Root,
        ["remote"] = client.Remote.ToString(),
        ["objects"] = new JsonArray([.. client.Announced.Select(path => (JsonNode)path.ToString())]),
        ["waiting"] = client.Lane.Waiting,
    };

    private JsonObject Shown(CommandResult result, ObjectModel model)
    {
        var shown = new JsonObject { ["status"] = result.Error.Length == 0 ? "done" : "failed" };
        if (result.Code is { } code)
        {
            shown["code"] = code.ToString();
        }

        if (result.Location is { } location)
        {
            shown["location"] = location;
        }

        if (result.Error.Length > 0)
        {
            shown["error"] = result.Error;
        }

        if (result.Links.Count > 0)
        {
            shown["links"] = new JsonArray([.. result.Links.Select(link => (JsonNode)link.Target)]);
        }

        shown["values"] = Values(result.Entries);
        Describe(shown, result.Entries, model);
        return shown;
    }

    private void Describe(JsonObject shown, IReadOnlyList<Entry> entries, ObjectModel model)
    {
        var (names, units) = (new JsonObject(), new JsonObject());
        foreach (var entry in entries)
        {
            if (model.Resource(entry.Path) is not { } known)
            {
                continue;
            }

            names[entry.Path.ToString()] = known.Name;
            if (known.Unit.Length > 0 && !faults.Has(ReadingFaults.ShowsNoUnits))
            {
                units[entry.Path.ToString()] = known.Unit == "Hz" ? faults.Choose(ReadingFaults.TakesHertzForMegahertz, lie: "MHz", truth: known.Unit) : known.Unit;
            }
        }

        (shown["names"], shown["units"]) = (names, units);
    }

    private JsonObject Standing(string name) => new()
    {
        ["status"] = "done",
        ["alarms"] = new JsonArray([.. _alarms.Of(name).Select(alarm => (JsonNode)alarm)]),
    };

    private static JsonObject Values(IEnumerable<Entry> entries)
    {
        var values = new JsonObject();
        foreach (var entry in entries.Where(entry => entry.Value is not null))
        {
            values[entry.Path.ToString()] = entry.Value!.ToText();
        }

        return values;
    }

    private JsonObject Reported(string name)
    {
        var latest = new JsonObject();
        var series = new JsonArray();
        foreach (var reading in readings.Of(name))
        {
            latest[reading.Path.ToString()] = reading.Value.ToText();
            series.Add((JsonNode)new JsonObject { ["path"] = reading.Path.ToString(), ["value"] = reading.Value.ToText(), ["time"] = reading.At });
        }

        return new JsonObject { ["status"] = "done", ["values"] = latest, ["series"] = series };
    }

    private static JsonObject Failed(string why) => new() { ["status"] = "failed", ["error"] = why };

    private static WebAnswer Json(int status, JsonObject body)
    {
        var octets = System.Text.Encoding.UTF8.GetBytes(body.ToJsonString());
        var headers = new Dictionary<string, string> { ["Content-Type"] = "application/json", ["Content-Length"] = $"{octets.Length}" };
        return new(status, headers, [new WebPart(TimeSpan.Zero, octets)]);
    }
}
