using System.Net;
using Conformance.Coap.Messages;
using Conformance.Engine.Benches;
using Conformance.Wire;

namespace Conformance.Engine.Replays;

/// <summary>Plays the device's part of a recording, and watches that our part is what it was.</summary>
/// <remarks>
/// An acknowledgement or reset comes as long after what it answers as it did then. Anything else of the device comes at its recorded time, and
/// not before we have sent every request that went before it. Copies that we resend are left out on both sides, for chance draws their
/// times, and so are our own empty acknowledgements and resets, which ask for nothing.
/// </remarks>
public sealed class Replay : IDisposable
{
    /// <summary>How much longer than its recording a case may last before it waits for what was not recorded.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Recording _recording;
    private readonly TimeProvider _clock;
    private readonly List<CapturedDatagram> _script = [];
    private readonly List<Happening> _happenings;
    private readonly HashSet<int> _done = [];
    private readonly HashSet<string> _resent = new(StringComparer.Ordinal);
    private readonly List<ReplaySeat> _seats = [];
    private readonly MessageKeys _keys = new();
    private readonly List<ITimer> _timers = [];
    private readonly List<WebFetch> _fetches;
    private readonly CancellationTokenSource _diverged = new();
    private TimeSpan? _startedAt;

    public Replay(Recording recording, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(recording);
        (_recording, _clock, _happenings) = (recording, clock, [.. recording.Happenings]);
        (_fetches, Web) = ([.. recording.Files?.Fetches ?? []], new(clock));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        _script.AddRange(recording.Datagrams.Where(datagram => !datagram.Sent || (!AsksNothing(datagram) && seen.Add(Hex.Of(datagram.Octets.Span)))));
    }

    /// <summary>Why the recording does not answer what the case asks; <see langword="null"/> while it does.</summary>
    public Divergence? Divergence { get; private set; }

    /// <summary>Cancelled when it does not.</summary>
    public CancellationToken Diverged => _diverged.Token;

    /// <summary>Is told when the device dies.</summary>
    public Action<string>? Died { get; set; }

    /// <summary>Whether it no longer matters what comes: the verdict stands, and only clean-up is left.</summary>
    public Func<bool> IsDecided { get; set; } = static () => false;

    /// <summary>Where our web hosts listen.</summary>
    internal ReplayWeb Web { get; }

    private TimeSpan Now => _clock.Monotonic - (_startedAt ?? _clock.Monotonic);

    /// <summary>Takes the place of one of our sockets.</summary>
    public IDatagramTransport Bind(IPEndPoint local)
    {
        var seat = new ReplaySeat(this, _clock, local);
        _seats.Add(seat);
        return seat;
    }

    /// <summary>Hands a datagram to a socket, before the case begins.</summary>
    public void Deliver(IPEndPoint local, byte[] octets, IPEndPoint remote) => SeatOf(local).Accept(octets, remote);

    /// <summary>The case begins.</summary>
    public void Start()
    {
        _startedAt = _clock.Monotonic;
        for (var index = 0; index < _script.Count; index++)
        {
            var place = index;
            if (!_script[index].Sent && RequestOf(index) is null)
            {
                At(_script[index].Time, () => TryDeliver(place));
            }
        }

        foreach (var fetch in _fetches)
        {
            At(fetch.Time, TryFetch);
        }

        foreach (var death in _happenings.Where(happening => happening.Kind == HappeningKind.Death))
        {
            At(death.Time, () => Died?.Invoke(death.What));
        }

        At(_recording.Duration + Patience, () => Diverge(NotSentBy(Now) is { } missing
            ? NotSent(missing)
            : FormattableString.Invariant($"waits longer than the recording, which ends after {_recording.Duration.TotalSeconds:0.0} s")));
    }

    /// <summary>What was answered then, at the time it was.</summary>
    public async Task<Happening> HappensAsync(HappeningKind kind, string what, CancellationToken cancellationToken)
    {
        var index = _happenings.FindIndex(happening => happening.Kind == kind && (kind is not (HappeningKind.Ask or HappeningKind.Told) || happening.What == what));
        if (index < 0 || _happenings[index].What != what)
        {
            var recorded = index < 0 ? "nothing of the kind" : $"'{_happenings[index].What}'";
            Diverge($"{(kind == HappeningKind.Button ? "presses" : "asks")} '{what}'; {recorded} was recorded");
            cancellationToken.ThrowIfCancellationRequested();
            return new(Now, kind, what, "the recording does not have it");
        }

        var happening = _happenings[index];
        _happenings.RemoveAt(index);
        if (happening.Time - Now is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left, _clock, cancellationToken);
        }

        return happening;
    }

    /// <summary>Whether something of the kind is still to come.</summary>
    public bool Has(HappeningKind kind, string what) => _happenings.Exists(happening => happening.Kind == kind && happening.What == what);

    public static string NotSent(string missing) => $"does not send {missing}, which was recorded";

    /// <summary>Waits until we sent our next request then: in company a case waited its turn, and what followed followed from there.</summary>
    public Task PaceAsync(CancellationToken cancellationToken)
    {
        var next = IsDecided() ? -1 : Enumerable.Range(0, _script.Count).FirstOrDefault(place => IsOpenRequest(place) && !IsAnswer(place), -1);
        var left = next < 0 ? TimeSpan.Zero : _script[next].Time - Now;
        return left > TimeSpan.Zero ? Task.Delay(left, _clock, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>The location that the next registration with a role was given then.</summary>
    public string? NextLocation(string role) => _startedAt is null
        ? (role == RoleNames.Second ? _recording.Second?.Registered : _recording.Before.Registered)?.Location
        : Enumerable.Range(0, _script.Count)
            .Where(place => IsOpenRequest(place) && _script[place].Local.Equals(role == RoleNames.Second ? _recording.Second?.Socket : _recording.ServerSocket))
            .Select(place => Read(_script[place]))
            .FirstOrDefault(message => message is { } given && given.Code == CoapCode.Created)?.Options.LocationPath;

    /// <summary>We send something.</summary>
    internal void Sent(CapturedDatagram sent)
    {
        if (_startedAt is null || AsksNothing(sent) || !_resent.Add(Hex.Of(sent.Octets.Span)))
        {
            return;
        }

        List<int> open = [.. Enumerable.Range(0, _script.Count).Where(place => IsOpenRequest(place) && _script[place].Local.Equals(sent.Local))];
        var index = open.FindIndex(place => _keys.Match(_script[place], sent));
        if (index < 0)
        {
            Diverge($"sends {Shown(sent)}; {(open.Count > 0 ? Shown(_script[open[0]]) : "nothing more")} was recorded");
            return;
        }

        Answer(open[index]);
    }

    /// <summary>What of the device had been due by a time, and was held back because we did not send what came before it.</summary>
    /// <returns>What we did not send, or <see langword="null"/>.</returns>
    public string? NotSentBy(TimeSpan time)
    {
        var held = Enumerable.Range(0, _script.Count)
            .FirstOrDefault(place => !_script[place].Sent && !_done.Contains(place) && RequestOf(place) is null && _script[place].Time <= time, -1);
        return held < 0 ? null : Enumerable.Range(0, held).Where(IsOpenRequest).Select(place => Shown(_script[place])).FirstOrDefault();
    }

    /// <summary>Ends the replay: nothing comes any more.</summary>
    public void Dispose()
    {
        _timers.ForEach(timer => timer.Dispose());
        _diverged.Dispose();
    }

    // Our part of the recording that has been played; what answers it follows, and what waited for it.
    private void Answer(int request)
    {
        _done.Add(request);
        for (var place = request + 1; place < _script.Count; place++)
        {
            var (due, recorded) = (place, _script[place]);
            if (RequestOf(place) == request)
            {
                At(Now + recorded.Time - _script[request].Time, () => Accept(due));
            }
            else if (!recorded.Sent && recorded.Time <= Now)
            {
                At(Now, () => TryDeliver(due));
            }
        }

        At(Now, TryFetch);
    }

    // Those that are due, unless we have not sent what went before them.
    private void TryFetch()
    {
        while (_fetches is [var next, ..] && next.Time <= Now && Divergence is null && !Enumerable.Range(0, _script.Count).Any(place => IsOpenRequest(place) && _script[place].Time < next.Time))
        {
            _fetches.RemoveAt(0);
            Web.Ask(next);
        }
    }

    // What we said because the device asked.
    private bool IsAnswer(int place) => Read(_script[place]) is { Code.IsRequest: false } answer
        && _script.FindLastIndex(place, asked => !asked.Sent && asked.Local.Equals(_script[place].Local) && Read(asked) is { Code.IsRequest: true } request && request.Token == answer.Token) >= 0;

    private bool IsOpenRequest(int place) => _script[place].Sent && !_done.Contains(place);

    /// <summary>The place of what an acknowledgement or reset of the device answers.</summary>
    private int? RequestOf(int place)
    {
        var answer = _script[place];
        if (answer.Sent || Read(answer) is not { Type: MessageType.Acknowledgement or MessageType.Reset } message)
        {
            return null;
        }

        var index = _script.FindLastIndex(place, earlier => earlier.Sent && earlier.Local.Equals(answer.Local) && Read(earlier)?.MessageId == message.MessageId);
        return index < 0 ? null : index;
    }

    private static bool AsksNothing(CapturedDatagram sent) => Read(sent) is { Code.IsEmpty: true, Type: MessageType.Acknowledgement or MessageType.Reset };

    private static Message? Read(CapturedDatagram datagram) => Message.TryRead(datagram.Octets, out var message, out _) ? message : null;

    private static string Shown(CapturedDatagram datagram) => Read(datagram) is { } message
        ? (message with { MessageId = 0, Token = Token.Empty }).ToString()
        : Hex.Of(datagram.Octets.Span, 32);

    private ReplaySeat SeatOf(IPEndPoint local) => _seats.First(seat => seat.LocalEndPoint.Equals(local));

    private void TryDeliver(int index)
    {
        if (!Enumerable.Range(0, index).Any(IsOpenRequest))
        {
            Accept(index);
        }
    }

    private void Accept(int index)
    {
        if (Divergence is null && _done.Add(index))
        {
            SeatOf(_script[index].Local).Accept(_keys.Translate(_script[index]), _script[index].Remote);
        }
    }

    private void At(TimeSpan time, Action act)
    {
        var left = time - Now;
        _timers.Add(_clock.CreateTimer(_ => act(), state: null, left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    private void Diverge(string reason)
    {
        if (Divergence is null && !IsDecided())
        {
            Divergence = new(Now, reason);
            _diverged.Cancel();
        }
    }
}
