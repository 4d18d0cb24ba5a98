using System.CommandLine;
using System.CommandLine.Parsing;
using Conformance.Engine.Traffic;
using Conformance.Harness.Loading;
using Conformance.Harness.Observing;
using Conformance.Model;
using Conformance.Reporting;
using Conformance.Reporting.Traffic;

namespace Conformance.Cli.Commands;

/// <summary>What <c>observe</c>, <c>judge</c> and <c>demo</c> share: keys, folder, profile, and how they end.</summary>
internal sealed class TrafficOptions
{
    // Traffic says nothing of the devices' roles in a profile of a network.
    private const string Enabler = "lwm2m";

    private readonly Option<string?> _keys = new("--keys") { Description = "FILE: a key log (SSLKEYLOGFILE) with the secrets of the handshakes; read when the traffic has ended." };
    private readonly Option<string[]> _psk = new("--psk") { Description = "IDENTITY:HEX, a pre-shared key; several times for several clients." };
    private readonly Option<string?> _output = new("--output") { Description = "Folder of the report; a new one below reports unless given." };
    private readonly Option<string?> _profile = SharedOptions.Profile();

    public TrafficOptions() => _psk.Validators.Add(CheckKeys);

    public void AddTo(Command command)
    {
        command.Add(_keys);
        command.Add(_psk);
        AddFolderTo(command);
    }

    public void AddFolderTo(Command command)
    {
        command.Add(_output);
        command.Add(_profile);
    }

    /// <summary>Loads the suite, has the traffic come, judges it and says what came of it.</summary>
    /// <param name="name">What the new folder is called after.</param>
    /// <param name="hear">Brings the traffic; <see langword="null"/> after saying why there is none.</param>
    public int Run(ParseResult parsed, string name, TextWriter output, TextWriter errors, Func<KeyRing, Heard?> hear)
    {
        if (SuiteAccess.Load(parsed.GetValue(_profile) ?? Enabler, errors, out var exitCode) is not { } suite)
        {
            return exitCode;
        }

        if (PassiveCases.Load(suite, out var refusal) is not { } cases)
        {
            return Refuse(refusal!, errors);
        }

        var folder = new TrafficFolder(parsed.GetValue(_output) ?? suite.Folders.NewReport(name, TimeProvider.System.GetLocalNow()));
        if (Directory.Exists(folder.Path) && Directory.EnumerateFileSystemEntries(folder.Path).Any())
        {
            errors.WriteLine($"{folder.Path} is there and not empty; --output needs a folder of its own");
            return ExitCodes.Refused;
        }

        var keys = new KeyRing();
        foreach (var pair in parsed.GetValue(_psk) ?? [])
        {
            var colon = pair.LastIndexOf(':');
            keys.AddPreShared(pair[..colon], Convert.FromHexString(pair[(colon + 1)..]));
        }

        if (hear(keys) is not { } heard)
        {
            return ExitCodes.Refused;
        }

        // Without its keys the traffic is still there: what was recorded is not lost for a name that was mistyped.
        var isUnread = parsed.GetValue(_keys) is { } log && !TryAddLog(keys, log, errors);
        var story = new TrafficJudge(suite, cases).Judge(heard, folder);
        Tell(story, folder, output);
        return isUnread ? ExitCodes.Refused : story.ExitCode;
    }

    public static int Refuse(Refusal refusal, TextWriter errors)
    {
        errors.WriteLine(refusal.Text.TrimEnd());
        return refusal.ExitCode;
    }

    private static void Tell(TrafficStory story, TrafficFolder folder, TextWriter output)
    {
        foreach (var talk in story.Talks)
        {
            output.WriteLine($"{talk.Endpoint} and {talk.Server}: {talk.Datagrams} datagrams, {talk.Messages} messages, {talk.Bearing}{(talk.Remark.Length > 0 ? $"; {talk.Remark}" : string.Empty)}");
        }

        foreach (var party in story.Parties)
        {
            output.WriteLine($"{party.Role} {party.Record.Device.Title}, LwM2M {party.Record.Device.Lwm2m}");
            foreach (var judged in party.Record.Cases.Where(one => one.Outcome != Outcome.NotApplicable))
            {
                output.WriteLine(ConsoleReport.Line(judged));
            }

            output.Write(ConsoleReport.Summary(party.Record));
        }

        foreach (var remark in story.Remarks.Append(story.Damage).OfType<string>())
        {
            output.WriteLine(remark);
        }

        if (!story.IsJudged)
        {
            output.WriteLine("nothing was seen that could be judged");
        }

        output.WriteLine($"report: {folder.Index}");
    }

    private static bool TryAddLog(KeyRing keys, string path, TextWriter errors)
    {
        try
        {
            if (keys.AddLog(File.ReadAllText(path)) > 0)
            {
                return true;
            }

            errors.WriteLine($"{path} has no line CLIENT_RANDOM, 64 hex digits, 96 hex digits, as key logs of DTLS 1.2 do");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{path} cannot be read: {unreadable.Message.TrimEnd('.')}");
        }

        return false;
    }

    private static void CheckKeys(OptionResult result)
    {
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            var digits = text[(text.LastIndexOf(':') + 1)..];
            if (!text.Contains(':', StringComparison.Ordinal) || digits.Length == 0 || digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigit))
            {
                result.AddError($"--psk is '{text}'; IDENTITY:HEX with whole octets is required");
            }
        }
    }
}
