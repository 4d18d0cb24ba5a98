using System.Net;
using System.Net.Sockets;
using Conformance.Engine.Campaigns;
using Conformance.Engine.Worlds;
using Conformance.Harness.Baselines;
using Conformance.Harness.Controls;
using Conformance.Harness.Loading;
using Conformance.Harness.Selecting;
using Conformance.Harness.Web;
using Conformance.Model;
using Conformance.Reporting;
using Conformance.Reporting.Allure;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Profiles;
using Conformance.Simulation.Impairments;
using Conformance.Wire;

namespace Conformance.Harness.Running;

/// <summary>One run from the request to the run folder.</summary>
public sealed class RunSession(SuiteFolders folders, RunRequest request, IRunView view)
{
    private const int EmbeddedLanes = 24;

    // More than that a small device need not remember at once.
    private const int MostAtOnce = 12;

    private static readonly TimeSpan VirtualLatency = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan AllureLimit = TimeSpan.FromMinutes(3);
    private readonly TimeProvider _wall = TimeProvider.System;
    private IPAddress? _host;

    /// <summary>Runs.</summary>
    /// <param name="refusal">Why nothing was run, when the result is <see langword="null"/>.</param>
    public RunReport? Run(out Refusal? refusal, CancellationToken cancellationToken)
    {
        if (LoadedSuite.LoadFor(folders, request.Profile, request.Device, out refusal) is not { } suite
            || Device(suite, out refusal) is not { } device
            || !TryLoadBaseline(suite, device, out var baseline, out refusal)
            || HandsFor(suite, device, out refusal) is not { } hands
            || !TryReach(out refusal))
        {
            return null;
        }

        // Cases are read while an own device starts; a device that may take its time is not waited for with cases that do not load.
        var cases = Task.Run(() => SelectedCases.Of(suite, request, device, hands.Reachable), CancellationToken.None);
        if (!device.Control.Fresh && cases.GetAwaiter().GetResult().Refused is { } wrong)
        {
            refusal = wrong;
            return null;
        }

        var folder = new RunFolder(request.Output ?? NewFolder());
        if (request.Resume && AnotherRun(folder, suite, device) is { } other)
        {
            refusal = other;
            return null;
        }

        try
        {
            return Run(suite, device, () => cases.GetAwaiter().GetResult().OrThrow(), hands, folder, baseline, cancellationToken);
        }
        catch (RefusedException wrongCases)
        {
            refusal = wrongCases.Refusal;
        }
        catch (SocketException taken)
        {
            refusal = Unbindable(taken);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            refusal = new Refusal(Refusal.Environment, $"the run folder {folder.Path} cannot be written: {unwritable.Message}");
        }

        return null;
    }

    /// <summary>Lets the device register and asks it what it is; runs no case and writes no run folder.</summary>
    /// <param name="refusal">Why it could not be done, when the result is <see langword="null"/>.</param>
    public ProbeReport? Probe(ICampaignWatcher watcher, out Refusal? refusal, CancellationToken cancellationToken)
    {
        if (LoadedSuite.LoadFor(folders, request.Profile, request.Device, out refusal) is not { } suite
            || Device(suite, out refusal) is not { } device
            || HandsFor(suite, device, out refusal) is not { } hands
            || !TryReach(out refusal))
        {
            return null;
        }

        try
        {
            var result = new Campaign(Settings(suite, device, static () => new([], [], null), hands), watcher).Run(new Dictionary<string, CaseRecord>(), cancellationToken);
            return ProbeReport.Of(folders, suite.Profile, isChosen: request.Profile is not null, device, result, out refusal);
        }
        catch (SocketException taken)
        {
            refusal = Unbindable(taken);
            return null;
        }
    }

    private bool TryReach(out Refusal? refusal)
    {
        refusal = null;
        _host = Reach.IsNeeded(request.Listen, request.Advertise) ? Reach.Choose(request.Listen!, Reach.Own(), out refusal) : null;
        if (_host is not null)
        {
            view.Note($"we listen on every address; devices are told {_host}");
        }

        return refusal is null;
    }

    /// <summary>The port asked for; 0 when none was.</summary>
    private int Port => request.Listen?.Port ?? 0;

    private Refusal Unbindable(SocketException taken) =>
        new(Refusal.Environment, $"{request.Listen?.ToString() ?? "loopback"} and the port after it cannot be bound: {taken.Message.ToLowerInvariant()}");

    private bool TryLoadBaseline(LoadedSuite suite, DeviceDescription device, out Baseline? baseline, out Refusal? refusal)
    {
        (baseline, refusal) = (null, null);
        if (request.NoBaseline || (request.Baseline ?? device.Baseline) is not { } path)
        {
            return true;
        }

        baseline = suite.LoadBaseline(path, out refusal);
        return baseline is not null;
    }

    // Results of one device must never be shown as another's.
    private static Refusal? AnotherRun(RunFolder folder, LoadedSuite suite, DeviceDescription device)
    {
        if (!File.Exists(folder.RunRecord))
        {
            return null;
        }

        try
        {
            var earlier = RunRecordFile.Load(folder);
            var (before, now) = (Subject(earlier.Device.Name, earlier.Device.Lwm2m, earlier.Profile.Id), Subject(device.Name, device.Lwm2m, suite.Profile.Id));
            return before == now ? null : Refusal.Input($"the run in {folder.Path} is of {before}; this one is of {now}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Refusal.Input($"the run in {folder.Path} cannot be resumed: {unreadable.Message}");
        }
    }

    private static string Subject(string device, string lwm2m, string profile) => $"device '{device}' by LwM2M {lwm2m} against {profile}";

    private RunReport Run(
        LoadedSuite suite, DeviceDescription device, Func<SelectedCases> cases, Hands hands, RunFolder folder, Baseline? baseline,
        CancellationToken cancellationToken)
    {
        var start = request.Virtual ? DateTimeOffset.UnixEpoch : _wall.GetUtcNow();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var keeper = new RunKeeper(folder, DeviceFileWriter.Write(DeviceTerms.WithoutSecrets(device, suite.Profile), suite.Profile), start, request.Virtual, view, stop);
        var finished = request.Resume
            ? RunJournal.ReadFinished(folder).ToDictionary(record => record.Id, StringComparer.Ordinal)
            : [];
        if (!request.Resume && File.Exists(folder.Journal))
        {
            File.Delete(folder.Journal);
        }

        var settings = Settings(suite, device, cases, hands);
        var began = _wall.Monotonic;
        var result = new Campaign(settings, keeper).Run(finished, stop.Token);
        var took = _wall.Monotonic - began;
        var busy = CpuTime.Spent() - keeper.SpentBefore;
        if (keeper.Broken is { } broken)
        {
            throw broken;
        }

        RunRecordFile.Save(folder, result.Record);
        EnvironmentFile.Save(folder, EnvironmentFacts.Of(result, start, request.CommandLine));
        Reports.Write(folder, result.Record, start);
        var allure = request.Allure ? Draw(folder, result.Record, cancellationToken) : null;
        var never = result.NeverAppeared is not null && !cancellationToken.IsCancellationRequested;
        var compared = never || baseline is null ? null : BaselineCheck.Of(result.Record, baseline, DateOnly.FromDateTime(_wall.GetUtcNow().UtcDateTime));
        var unreadable = never ? [] : cases().Unreadable;
        var exitCode = unreadable.Count > 0 ? ExitCodes.Refused
            : never ? ExitCodes.Inconclusive : compared?.ExitCode(result.Record) ?? ExitCodes.Of(result.Record);
        return new(exitCode, result.Record, folder.Path, result.NeverAppeared, allure, result.FirstDatagram, compared)
        {
            Took = took,
            Busy = busy,
            LeftOut = never ? 0 : cases().LeftOut,
            Diagnosis = unreadable.Count > 0 ? Diagnosis.Of(unreadable, DiagnosticFormat.Human) : null,
        };
    }

    private string? Draw(RunFolder folder, RunRecord record, CancellationToken cancellationToken)
    {
        const string Interrupted = "no Allure report: interrupted";
        try
        {
            return cancellationToken.IsCancellationRequested
                ? Interrupted
                : AllureReport.GenerateAsync(folder, record, AllureReport.DefaultCache, AllureLimit, _wall, cancellationToken).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
    }

    private CampaignSettings Settings(LoadedSuite suite, DeviceDescription device, Func<SelectedCases> cases, Hands hands) => new()
    {
        Cases = announced => cases().For(announced),
        Unreadable = () => [.. cases().Unreadable.Select(UnreadableCase.Record)],
        Profile = suite.Profile,
        Device = device,
        Bench = DeviceTerms.Bench(device, suite.Objects, hands) with
        {
            ServerPort = Port,
            BootstrapPort = Port == 0 ? 0 : Port + 1,
            SecondPort = Port == 0 ? 0 : Port + 2,
            Host = _host,
            AdvertisedServer = request.Advertise,
            AdvertisedBootstrap = Advertised(1),
            AdvertisedSecond = Advertised(2),
        },
        Worlds = WorldsFor(device),
        Seed = request.Seed,
        Lanes = LanesFor(device),
        Overlap = request.Serial || device.Control.Fresh ? 1 : MostAtOnce,
        Tolerance = DeviceTerms.Tolerance(device),
        Files = folders.Files,
        Selection = SelectedCases.TermsOf(request),
        SuiteVersion = SuiteVersion.Text,
        Budget = request.Budget,
        Ask = request.Ask,
    };

    private Uri? Advertised(int portsOn) =>
        request.Advertise is { } advertised ? new UriBuilder(advertised) { Port = PortOf(advertised) + portsOn }.Uri : null;

    private IWorlds WorldsFor(DeviceDescription device) =>
        !request.Virtual ? new WallWorlds(request.Listen?.Address, DeviceTerms.Link(device), new KestrelListener())
        : request.Impair is { } name ? new VirtualWorlds(ImpairmentPresets.ByName[name])
        : new VirtualWorlds(VirtualLatency);
    private int LanesFor(DeviceDescription device) => device.Control switch
    {
        _ when request.Serial || Port != 0 => 1,
        { Fresh: true } when request.Virtual => Environment.ProcessorCount,
        { Fresh: true } when Hands.AreEmbedded(device) => EmbeddedLanes,
        var control => control.Instances,
    };

    /// <summary>The device file, with what the request says otherwise.</summary>
    private DeviceDescription? Device(LoadedSuite suite, out Refusal? refusal) => suite.LoadDevice(request.Device, request.Lwm2m, out refusal) is { } device
        ? device with
        {
            Control = device.Control with { Instances = request.Instances ?? device.Control.Instances, Fresh = request.Fresh ?? device.Control.Fresh },
        }
        : null;

    private const int DefaultCoapPort = 5683;

    private static int PortOf(Uri uri) => uri.Port > 0 ? uri.Port : DefaultCoapPort;

    private Hands? HandsFor(LoadedSuite suite, DeviceDescription device, out Refusal? refusal)
    {
        refusal = null;
        if (request.Virtual && !Hands.AreEmbedded(device))
        {
            refusal = Refusal.Input($"device '{device.Name}' is a real one; virtual time needs the adapter 'reference' or 'reference-server'");
            return null;
        }

        var hands = Hands.Of(device, suite.Objects, request.Ask, out var reason);
        refusal = hands is null ? Refusal.Input($"device file '{device.Name}': {reason}") : null;
        return hands;
    }

    private string NewFolder() => folders.NewReport(Path.GetFileNameWithoutExtension(request.Device), _wall.GetLocalNow());
}
