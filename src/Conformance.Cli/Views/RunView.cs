using System.Globalization;
using Conformance.Harness.Running;
using Conformance.Model;
using Conformance.Reporting;
using Spectre.Console;

namespace Conformance.Cli.Views;

/// <summary>A run on the terminal: a line for each finished case and, on a real terminal, a status line that lives.</summary>
internal sealed class RunView : IRunView, IDisposable
{
    private const string ClearLine = "\r\u001b[2K";

    // The terminal breaks long lines itself; a file keeps them whole.
    private const int Unwrapped = 1 << 16;
    private const int UsualWidth = 80;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<Outcome, Color> Colours = new()
    {
        [Outcome.Pass] = Color.Green,
        [Outcome.Fail] = Color.Red,
        [Outcome.Error] = Color.Magenta1,
        [Outcome.Inconclusive] = Color.Yellow,
        [Outcome.NotApplicable] = Color.Grey,
        [Outcome.NotRun] = Color.Grey,
    };

    private readonly TextWriter _output;
    private readonly bool _live;
    private readonly IAnsiConsole _console;
    private readonly List<string> _running = [];
    private readonly Dictionary<Outcome, int> _counts = [];
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly ITimer? _timer;
    private readonly Lock _writing = new();
    private long _startedAt;
    private int _planned;
    private int _finished;
    private TimeSpan _estimate;
    private bool _closed;

    private RunView(TextWriter output, bool live)
    {
        (_output, _live) = (output, live);
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = live ? AnsiSupport.Detect : AnsiSupport.No });
        _console.Profile.Width = Unwrapped;
        _timer = live ? _clock.CreateTimer(_ => Draw(), null, Tick, Tick) : null;
    }

    /// <summary>Lives on a terminal, plain lines anywhere else.</summary>
    public static RunView For(TextWriter output) => new(output, live: ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected);

    public void Waiting(Uri server, Uri bootstrap, string endpoint) =>
        Line($"waiting for '{endpoint}': configure the device with {Text(server)} (bootstrap server {Text(bootstrap)})");

    public void Planned(IReadOnlyList<CaseRecord> cases, TimeSpan estimate)
    {
        _startedAt = _clock.GetTimestamp();
        _planned = cases.Count(record => record.Outcome == Outcome.NotRun);
        _estimate = estimate;
        foreach (var group in cases.Where(record => record.Outcome != Outcome.NotRun).GroupBy(record => record.Outcome))
        {
            _counts[group.Key] = group.Count();
        }

        Line($"{cases.Count} cases planned, {_planned} to run; least time in a row {estimate.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s");
    }

    public void Started(string caseId)
    {
        lock (_writing)
        {
            _running.Add(caseId);
        }

        Draw();
    }

    public void Finished(CaseRecord record)
    {
        lock (_writing)
        {
            _running.Remove(record.Id);
            _finished++;
            _counts[record.Outcome] = _counts.GetValueOrDefault(record.Outcome) + 1;
            Erase();
            _console.Write(new Text(ConsoleReport.Line(record) + "\n", new Style(Colours[record.Outcome])));
        }

        Draw();
    }

    public void Note(string line) => Line(line);

    /// <summary>Takes the status line away.</summary>
    public void Close()
    {
        lock (_writing)
        {
            Erase();
            _closed = true;
        }
    }

    public void Dispose() => _timer?.Dispose();

    private static string Text(Uri uri) => uri.ToString().TrimEnd('/');

    private void Line(string line)
    {
        lock (_writing)
        {
            Erase();
            _output.WriteLine(line);
        }

        Draw();
    }

    private void Erase()
    {
        if (_live && !_closed)
        {
            _output.Write(ClearLine);
        }
    }

    private void Draw()
    {
        lock (_writing)
        {
            if (!_live || _closed || _planned == 0)
            {
                return;
            }

            Erase();
            var status = $"{_finished}/{_planned}  {Counts()}  {Left()}  {string.Join(' ', _running)}";
            _output.Write(status.Length >= Width ? status[..(Width - 1)] : status);
        }
    }

    private static int Width => Console.WindowWidth > 1 ? Console.WindowWidth : UsualWidth;

    private string Counts() => string.Join(", ", _counts.OrderBy(entry => entry.Key).Select(entry => $"{entry.Value} {entry.Key.ToString().ToLowerInvariant()}"));

    // From the plan's estimate and how fast it went so far; a guess, and shown as one.
    private string Left()
    {
        if (_finished == 0)
        {
            return $"at most about {Seconds(_estimate)} left";
        }

        var elapsed = _clock.GetElapsedTime(_startedAt);
        return $"about {Seconds(elapsed / _finished * (_planned - _finished))} left";
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0 's'", CultureInfo.InvariantCulture);
}
