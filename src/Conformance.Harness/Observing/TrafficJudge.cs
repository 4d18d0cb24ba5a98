using Conformance.Engine.Campaigns;
using Conformance.Engine.Traffic;
using Conformance.Harness.Loading;
using Conformance.Harness.Running;
using Conformance.Model;
using Conformance.Reporting;
using Conformance.Reporting.Traffic;
using Conformance.Scripting.Binding;
using Conformance.Wire;

namespace Conformance.Harness.Observing;

/// <summary>From datagrams to a folder: sorts them, judges each product by the passive cases, and writes what came of it.</summary>
public sealed class TrafficJudge(LoadedSuite suite, IReadOnlyList<BoundCase> cases)
{
    private const int LongestName = 18;

    private static readonly Dictionary<Side, string[]> s_subjects = new() { [Side.Client] = ["client"], [Side.Server] = ["server", "bootstrap-server"] };

    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public TrafficStory Judge(Heard heard, TrafficFolder folder)
    {
        ArgumentNullException.ThrowIfNull(heard);
        ArgumentNullException.ThrowIfNull(folder);

        var overheard = Overheard.Of(heard.Datagrams, heard.Terms);
        var parties = Party.Of(overheard.Conversations).Select((party, index) => Judge(party, index + 1, heard, folder)).ToList();
        var story = new TrafficStory(
            heard.Title,
            heard.Start,
            parties,
            [.. overheard.Conversations.Select(Talk)],
            Sequence(heard, overheard.Conversations, [.. parties.SelectMany(party => party.Record.Cases)]),
            [.. heard.Remarks, .. overheard.Remarks],
            heard.Damage);
        folder.Write(story, Captured(overheard.Conversations), heard.Terms.Keys.Lines);
        return story;
    }

    private TrafficParty Judge(Party party, int number, Heard heard, TrafficFolder folder)
    {
        var results = cases.Where(test => s_subjects[party.Side].Contains(test.Iut)).Select(test => new PassiveJudge(suite.Profile).Judge(test, party)).ToList();
        var role = party.Side == Side.Client ? "client" : "server";
        var verdicts = new SortedDictionary<Outcome, int>(results.CountBy(result => result.Record.Outcome).ToDictionary());
        var record = new RunRecord(
            new SuiteStamp(SuiteVersion.Text),
            ProfileFacts.Stamp(suite.Profile),
            new DeviceStamp(
                role, DeviceText.OneLine(party.Name), party.Version, new SortedDictionary<string, PicsAnswer>(StringComparer.Ordinal), new SortedDictionary<string, string>(StringComparer.Ordinal)),
            new RunSettings(Seed: 0, ["passive"], "wall", TimeSpan.Zero, 0),
            [.. results.Select(result => result.Record)],
            Records.Requirements(suite.Profile, party.Version),
            [],
            new RunFooter(heard.Damage is null, verdicts, Length(heard), TimeSpan.Zero, heard.Damage))
        {
            Ambiguities = [.. suite.Profile.Ledger.Ambiguities.Values],
        };
        var judged = new TrafficParty(role, $"{role}-{number}", record);
        var run = folder.Of(judged);
        foreach (var result in results.Where(result => result.Evidence.Count > 0))
        {
            var evidence = new CaseEvidence(result.Record.Id, TimeSpan.Zero, [.. result.Evidence.Select(message => Captured(message.Datagram, message.By))]) { KeyLog = heard.Terms.Keys.Lines };
            EvidenceFiles.Write(run, result.Record, evidence, heard.Start);
        }

        return judged;
    }

    private static TimeSpan Length(Heard heard) => heard.Datagrams.Select(datagram => datagram.Time).DefaultIfEmpty(TimeSpan.Zero).Max();

    private static TrafficTalk Talk(Conversation conversation) => new(
        conversation.Client.ToString(),
        DeviceText.OneLine(conversation.ClientName),
        conversation.Server.ToString(),
        conversation.IsSecured ? "DTLS" : "NoSec",
        conversation.Datagrams.Count,
        conversation.Messages.Count,
        string.Join("; ", conversation.Remarks));

    private static CaseRecord Sequence(Heard heard, IReadOnlyList<Conversation> conversations, IReadOnlyList<CaseRecord> judged) => new(
        "traffic",
        heard.Title,
        Purpose: string.Empty,
        Interface: string.Empty,
        File: string.Empty,
        Hash: string.Empty,
        judged.Any(one => one.Outcome == Outcome.Fail) ? Outcome.Fail : judged.Any(one => one.Outcome == Outcome.Pass) ? Outcome.Pass : Outcome.NotApplicable,
        Reason: string.Empty,
        Findings: [.. judged.SelectMany(one => one.Findings.Where(finding => finding.IsNotable)).OrderBy(finding => finding.Time)],
        Ets: [],
        Requirements: [],
        Judged: new Dictionary<string, Outcome>(),
        StartedAt: TimeSpan.Zero,
        Length(heard),
        LongestWait: TimeSpan.Zero,
        Steps: [],
        Log: [.. conversations.SelectMany(Lines).OrderBy(line => line.Time)],
        Unconsumed: []);

    private static IEnumerable<LogLine> Lines(Conversation conversation)
    {
        var (client, server) = (Short(DeviceText.OneLine(conversation.ClientName)), conversation.Server.ToString());
        return conversation.Messages.Select(message => new LogLine(
            message.Time, message.By == Side.Client ? client : server, message.By == Side.Client ? server : client, message.Summary, Detail: string.Empty, message.Note));
    }

    // The end of an endpoint name tells it from others.
    private static string Short(string name) => name.Length <= LongestName ? name : $"…{name[^(LongestName - 1)..]}";

    private static IReadOnlyList<CapturedDatagram> Captured(IReadOnlyList<Conversation> conversations) =>
    [
        .. conversations
            .SelectMany(conversation => conversation.Datagrams.Select(datagram => Captured(datagram, datagram.From.Equals(conversation.Client) ? Side.Client : Side.Server)))
            .OrderBy(datagram => datagram.Time),
    ];

    // Seen from the server.
    private static CapturedDatagram Captured(PassedDatagram datagram, Side by) => by == Side.Server
        ? new(datagram.Time, Sent: true, datagram.From, datagram.To, datagram.Octets)
        : new(datagram.Time, Sent: false, datagram.To, datagram.From, datagram.Octets);
}
