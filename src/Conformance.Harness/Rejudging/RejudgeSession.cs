using Conformance.Engine.Campaigns;
using Conformance.Engine.Control;
using Conformance.Engine.Replays;
using Conformance.Engine.Running;
using Conformance.Harness.Controls;
using Conformance.Harness.Generating;
using Conformance.Harness.Loading;
using Conformance.Harness.Running;
using Conformance.Harness.Selecting;
using Conformance.Model;
using Conformance.Reporting;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Rejudging;

/// <summary>Judges a recorded run again with the cases of today, as far as they ask for nothing that was not recorded.</summary>
public sealed class RejudgeSession(SuiteFolders folders, string? profile)
{
    private const string NeedsStimulus = "needs a new stimulus: the case ";

    private readonly SortedDictionary<string, string> _undone = new(StringComparer.Ordinal);

    /// <param name="output">The new run folder; beside the old one unless given.</param>
    /// <param name="refusal">Why nothing was judged, when the result is <see langword="null"/>.</param>
    public Rejudged? Run(string run, string? output, out Refusal? refusal)
    {
        var from = new RunFolder(run);
        if (LoadedSuite.LoadFor(folders, profile, from.DeviceFile, out refusal) is not { } suite || Load(from, out refusal) is not { } before || DeviceOf(suite, from, before, out refusal) is not { } device)
        {
            return null;
        }

        var to = new RunFolder(output ?? $"{from.Path}-rejudged");
        if (Directory.Exists(to.Path) && Directory.EnumerateFileSystemEntries(to.Path).Any())
        {
            refusal = Refusal.Input($"{to.Path} is there and not empty; --output needs a folder of its own");
            return null;
        }

        to.Create();
        File.Copy(from.DeviceFile, to.DeviceFile);
        using var journal = RunJournal.Open(to);
        var after = Judge(suite, device, before, from, result => Keep(from, to, journal, result));
        RunRecordFile.Save(to, after);
        Reports.Write(to, after, DateTimeOffset.UnixEpoch);
        return new(ExitCodes.Of(after), before, after, to.Path, _undone);
    }

    private static RunRecord? Load(RunFolder folder, out Refusal? refusal)
    {
        try
        {
            refusal = null;
            return RunRecordFile.Load(folder);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            refusal = Refusal.Input($"there is no run to judge in {folder.Path}: {unreadable.Message}");
            return null;
        }
    }

    private static DeviceDescription? DeviceOf(LoadedSuite suite, RunFolder folder, RunRecord record, out Refusal? refusal)
    {
        if (File.Exists(folder.DeviceFile))
        {
            return suite.LoadDevice(folder.DeviceFile, record.Device.Lwm2m, out refusal) is { } device ? device with { Name = record.Device.Name } : null;
        }

        refusal = Refusal.Input($"the run in {folder.Path} keeps no {Path.GetRelativePath(folder.Path, folder.DeviceFile)}; it cannot be judged again");
        return null;
    }

    private static void Keep(RunFolder from, RunFolder to, RunJournal journal, CaseResult result)
    {
        journal.Append(result.Record);
        Write(from, to, result.Record, attempt: string.Empty);
        foreach (var beside in result.Record.Earlier)
        {
            Write(from, to, beside, RunFolder.Beside);
        }
    }

    // What was recorded stays as it was; only what is drawn from the findings is new.
    private static void Write(RunFolder from, RunFolder to, CaseRecord record, string attempt)
    {
        File.Copy(from.Recording(record.Id, attempt), to.Recording(record.Id, attempt), overwrite: true);
        if (File.Exists(from.Capture(record.Id, attempt)))
        {
            File.Copy(from.Capture(record.Id, attempt), to.Capture(record.Id, attempt), overwrite: true);
        }

        EvidenceFiles.Write(to, record, new CaseEvidence(record.Id, record.StartedAt, []), DateTimeOffset.UnixEpoch, attempt);
    }

    private RunRecord Judge(LoadedSuite suite, DeviceDescription device, RunRecord before, RunFolder from, Action<CaseResult> keep)
    {
        var reachable = DeviceTerms.Reachable(device, suite.Objects, static (_, _) => Task.FromResult(OperatorAnswer.Cannot));
        var pics = Answers(suite.Profile, device, reachable.Actions, before);
        var replayer = new Replayer(
            new CaseSettings
            {
                Profile = suite.Profile,
                Device = device,
                Pics = pics.All,
                Tolerance = new Tolerance(before.Settings.TimerTolerance, before.Settings.TimerToleranceShare),
                Files = folders.Files,
                Seed = before.Settings.Seed,
            },
            DeviceTerms.Bench(device, suite.Objects, new(new ReferenceControls(device, suite.Objects, new FaultSwitch(null)), Servers: null)),
            reachable.Actions);
        var cases = new CaseSelection(before.Settings.Selection).Of(
            suite.Cases.Concat(suite.Generated.Of(before.Cases.Select(record => GeneratedCases.ObjectOf(record.Id)).OfType<ushort>())));
        var concerned = cases.Where(test => before.Settings.Selection.Count > 0 || test.Iut.Length == 0 || device.Iuts.Contains(test.Iut));
        var judged = concerned.Select(test => Judge(test, CasePlan.Of(test, pics, reachable), before, from, replayer, keep)).ToList();
        foreach (var gone in before.Cases.Where(record => judged.TrueForAll(now => now.Id != record.Id)))
        {
            _undone[gone.Id] = "there is no such case any more";
        }

        var verdicts = new SortedDictionary<Outcome, int>(judged.CountBy(record => record.Outcome).ToDictionary());
        var complete = judged.TrueForAll(record => record.Outcome != Outcome.NotRun);
        var footer = new RunFooter(
            complete,
            verdicts,
            before.Footer?.Duration ?? TimeSpan.Zero,
            judged.Select(record => record.LongestWait).DefaultIfEmpty(TimeSpan.Zero).Max(),
            complete ? null : "some cases need a new stimulus");
        var judgedAnew = before with
        {
            Suite = new SuiteStamp(SuiteVersion.Text),
            Device = before.Device with { Pics = new SortedDictionary<string, PicsAnswer>(pics.All.ToDictionary(), StringComparer.Ordinal) },
            Cases = judged,
            Footer = footer,
        };
        return ProfileFacts.Into(judgedAnew, suite.Profile, pics);
    }

    private CaseRecord Judge(BoundCase test, PlannedCase planned, RunRecord before, RunFolder from, Replayer replayer, Action<CaseResult> keep)
    {
        if (!planned.Runs)
        {
            return Records.Unrun(test, planned.Outcome, planned.Reason);
        }

        if (before.Cases.FirstOrDefault(record => record.Id == test.Id) is not { } old)
        {
            return Undone(test, "the run does not know the case");
        }

        try
        {
            if (Play(test, old, from, string.Empty, replayer) is not { } alone)
            {
                return Undone(test, _undone[test.Id]);
            }

            if (old.Earlier is [var earlier])
            {
                if (Play(test, earlier, from, RunFolder.Beside, replayer) is not { } beside)
                {
                    return Undone(test, _undone[test.Id]);
                }

                alone = Interference.IsSuspect(beside.Record) ? Interference.Settle(beside, alone) : beside;
            }

            keep(alone);
            return alone.Record;
        }
        catch (FileNotFoundException) when (old.Outcome == Outcome.NotApplicable)
        {
            return Records.Unrun(test, Outcome.NotApplicable, old.Reason);
        }
        catch (FileNotFoundException)
        {
            return Undone(test, "there is no recording of it; none is kept of what went under DTLS, of a server under test, and of more than a log holds");
        }
        catch (IOException missing)
        {
            return Undone(test, $"there is no recording of it: {missing.Message}");
        }
    }

    private CaseResult? Play(BoundCase test, CaseRecord old, RunFolder from, string attempt, Replayer replayer)
    {
        var result = replayer.Play(test, RecordingFile.Load(from.Recording(test.Id, attempt)), old.StartedAt, out var divergence);
        if (divergence is not null)
        {
            _undone[test.Id] = FormattableString.Invariant($"{NeedsStimulus}{divergence.Reason}, after {divergence.Time.TotalSeconds:0.0} s");
        }

        return result is null ? null : result with { Record = result.Record with { Beside = old.Beside, LongestWait = result.Record.LongestWait } };
    }

    private CaseRecord Undone(BoundCase test, string reason)
    {
        _undone[test.Id] = reason;
        return Records.Unrun(test, Outcome.NotRun, reason);
    }

    // What the probe settled then is settled.
    private static PicsAnswers Answers(Profile profile, DeviceDescription device, IReadOnlySet<DeviceAction> actions, RunRecord before)
    {
        var answers = new PicsAnswers(profile, device, actions);
        foreach (var (id, answer) in before.Device.Pics.Where(known => known.Value.Source == "probed"))
        {
            answers.Probe(id, answer.Value);
        }

        return answers;
    }
}
