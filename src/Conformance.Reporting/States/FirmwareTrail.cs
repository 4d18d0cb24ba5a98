using System.Globalization;
using Conformance.Model;

namespace Conformance.Reporting.States;

/// <summary>What one case saw of the states of Firmware Update, read from its log. It lays out what was seen and judges nothing.</summary>
/// <remarks>A state is known from the moment it was read or notified until something is accepted that may change it.</remarks>
internal sealed class FirmwareTrail
{
    private const string StatePath = "/5/0/3";
    private const string ResultPath = "/5/0/5";

    /// <summary>Ways between states that were not both seen, by what was passed on the way.</summary>
    private static readonly Dictionary<(int From, int To), int> Between = new() { [(0, 2)] = 1, [(0, 3)] = 1, [(1, 3)] = 2, [(2, 1)] = 0, [(3, 1)] = 0 };

    private readonly Dictionary<string, (LoggedMessage Message, FirmwareTrigger? Trigger)> _asked = new(StringComparer.Ordinal);
    private int? _state;
    private bool _stale;
    private bool _updating;
    private (int State, string Trigger)? _doubtful;

    private FirmwareTrail()
    {
    }

    /// <summary>Transitions, and how often.</summary>
    public HashSet<(int From, int To)> Passed { get; } = [];

    public HashSet<(int State, string Trigger)> Refused { get; } = [];

    /// <summary>What was answered with success in a state in which it means nothing.</summary>
    public HashSet<(int State, string Trigger)> Accepted { get; } = [];

    public HashSet<int> Results { get; } = [];

    public HashSet<int> States { get; } = [];

    public static FirmwareTrail Of(CaseRecord record)
    {
        var trail = new FirmwareTrail();
        foreach (var line in record.Log)
        {
            if (LoggedMessage.Of(line) is not { } message)
            {
                continue;
            }

            if (line.To == "device" && message.IsRequest)
            {
                trail._asked[message.Token] = (message, FirmwareTrigger.Of(message, line));
            }
            else if (line.From == "device" && !message.IsRequest && trail._asked.TryGetValue(message.Token, out var asked))
            {
                trail.Hear(asked.Message, asked.Trigger, message, line.Detail);
            }
        }

        return trail;
    }

    private void Hear(LoggedMessage request, FirmwareTrigger? trigger, LoggedMessage answer, string detail)
    {
        if (trigger is not null)
        {
            Answered(trigger, answer);
        }

        if (Value(request.Path, detail, ResultPath) is { } result)
        {
            Results.Add(result);
        }

        if (Value(request.Path, detail, StatePath) is { } state)
        {
            Become(state);
        }
    }

    private void Answered(FirmwareTrigger trigger, LoggedMessage answer)
    {
        if (_state is { } known && !_stale)
        {
            if (answer.IsRefusal)
            {
                Refused.Add((known, trigger.Name));
            }
            else if (!trigger.Legal.Contains(known))
            {
                _doubtful = (known, trigger.Name);
            }
        }

        _stale |= !answer.IsRefusal;
        _updating |= trigger == FirmwareTrigger.Update && !answer.IsRefusal;
    }

    private void Become(int state)
    {
        States.Add(state);

        // In Downloading and Updating the device may have gone on by itself before the trigger came.
        if (_doubtful is { } doubtful && (doubtful.State is 0 or 2 || doubtful.State == state))
        {
            Accepted.Add(doubtful);
        }

        if (_state is { } before && before != state)
        {
            Pass(before, state);
        }

        (_state, _stale, _updating, _doubtful) = (state, false, _updating && state is 2 or 3, null);
    }

    private void Pass(int from, int to)
    {
        var through = from == 2 && to == 0 && _updating ? 3 : Between.GetValueOrDefault((from, to), -1);
        if (through < 0)
        {
            Passed.Add((from, to));
            return;
        }

        Pass(from, through);
        Pass(through, to);
    }

    /// <summary>The value of a resource in an answer about it or about what is above it.</summary>
    private static int? Value(string asked, string detail, string path)
    {
        var text = asked == path ? detail : detail.Split('\n').FirstOrDefault(line => line.StartsWith(path + " = ", StringComparison.Ordinal))?[(path.Length + 3)..];
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
