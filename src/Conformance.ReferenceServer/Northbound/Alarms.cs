using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceServer.Faults;
using Conformance.ReferenceServer.Registry;
using Conformance.ReferenceServer.Reporting;

namespace Conformance.ReferenceServer.Northbound;

/// <summary>What users are warned of: clients that fell silent, and values that say that a link is bad.</summary>
internal sealed class Alarms(Clients clients, Readings readings, FaultSwitch faults)
{
    /// <summary>The alarm of a client whose lifetime is over.</summary>
    public const string Offline = "offline";

    // 4/0/2 Radio Signal Strength, 3447/0/3 Status, 3412/0/19 Communication failure.
    private const long WeakSignal = -100;
    private const string Connected = "2";
    private static readonly Lwm2mPath Signal = Lwm2mPath.Of(4, 0).Child(2);
    private static readonly Lwm2mPath MeshStatus = Lwm2mPath.Of(3447, 0).Child(3);
    private static readonly Lwm2mPath Failure = Lwm2mPath.Of(3412, 0).Child(19);

    /// <summary>Those that stand for a client: <see cref="Offline"/>, or the path of the value.</summary>
    public IReadOnlyList<string> Of(string endpoint)
    {
        var alarms = readings.Of(endpoint).GroupBy(reading => reading.Path).Where(Stands).Select(reported => reported.Key.ToString()).ToList();
        if (clients.Offline(endpoint) is not null && !faults.Has(AlarmFaults.NotOfSilence))
        {
            alarms.Add(Offline);
        }

        return alarms;
    }

    private bool Stands(IEnumerable<Reading> reported) =>
        faults.Has(AlarmFaults.NeverEnds) ? reported.Any(IsBad) : IsBad(reported.Last());

    private bool IsBad(Reading reading) => reading switch
    {
        { Path: var path } when path == Signal => reading.Value is Lwm2mValue.Integer { Value: < WeakSignal } && !faults.Has(AlarmFaults.NotOfSignal),
        { Path: var path } when path == MeshStatus => reading.Value.ToText() != Connected,
        { Path: var path } when path == Failure => reading.Value.ToText() == "1",
        _ => false,
    };
}
