using System.Globalization;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Timing;
using Conformance.Wire.Web;

namespace Conformance.ReferenceDevice.Firmware;

/// <summary>Fetches an image over HTTP; what a broken connection leaves out is asked for by its range.</summary>
/// <remarks>RFC 9110 §13.1.5, §14.2 and §15.4.</remarks>
internal sealed class HttpFetch(DeviceSettings settings, IDeviceActions actions, IWebFetch web, Uri uri)
{
    private const int MostRedirections = 5;
    private const int Ok = 200;
    private const int Partial = 206;
    private const int Percent = 100;

    /// <summary>How long a connection may be silent.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ImageBuffer _image = new(settings);
    private Uri _uri = uri;
    private int _misses;
    private int _redirections;

    public async Task<FetchOutcome> RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryAsync(cancellationToken) is { } ended)
            {
                return ended;
            }

            if (_misses >= settings.PullTries)
            {
                return FetchOutcome.Failed(UpdateResult.ConnectionLost);
            }

            await Delays.WaitAsync(settings.Clock, settings.PullPause * _misses, cancellationToken);
        }
    }

    /// <returns>How the pull ended, or <see langword="null"/> when it is to be tried once more.</returns>
    private async Task<FetchOutcome?> TryAsync(CancellationToken cancellationToken)
    {
        using var body = await PatientlyAsync<IWebBody?>(patient => web.GetAsync(_uri, Headers, patient), cancellationToken);
        switch (body)
        {
            case null:
                _misses++;
                return null;
            case { Status: >= 300 and < 400 } when !settings.Faults.Has(FirmwarePullFaults.TakesRedirection):
                return Follow(body);
            case { Status: Ok or (>= 300 and < 400) }:
                _image.Clear();
                break;
            case not { Status: Partial }:
                return FetchOutcome.Failed(FetchRefusals.Of(body.Status / Percent, settings.Faults));
        }

        if (!_image.Fits(body.Header("ETag")))
        {
            _misses++;
            return null;
        }

        var rest = long.TryParse(body.Header("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : (long?)null;
        return _image.ComplaintOf(_image.Next + rest) is { } early ? FetchOutcome.Failed(early) : await ReadAsync(body, cancellationToken);
    }

    private async Task<FetchOutcome?> ReadAsync(IWebBody body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var octets = await PatientlyAsync<ReadOnlyMemory<byte>?>(body.ReadAsync, cancellationToken);
            if (octets is not { } some || !actions.HasLink)
            {
                _misses++;
                return null;
            }

            if (some.IsEmpty || _image.IsCutOff)
            {
                return new(_image.ToMemory(), null);
            }

            _image.Add(some);
            if (_image.Complaint is { } complaint)
            {
                return FetchOutcome.Failed(complaint);
            }
        }
    }

    private FetchOutcome? Follow(IWebBody body)
    {
        if (++_redirections > MostRedirections || !Uri.TryCreate(_uri, body.Header("Location"), out var next) || next.Scheme != _uri.Scheme)
        {
            return FetchOutcome.Failed(UpdateResult.InvalidUri);
        }

        _uri = next;
        return null;
    }

    private Dictionary<string, string> Headers
    {
        get
        {
            var headers = new Dictionary<string, string>();
            if (_image.Next > 0)
            {
                var from = _image.Next + settings.Faults.Choose(FirmwarePullFaults.ResumesTooFar, 1, 0);
                headers["Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes={from}-");
                if (_image.Tag is { } tag)
                {
                    headers["If-Range"] = tag;
                }
            }

            return headers;
        }
    }

    /// <summary>Waits for the other side, not for ever.</summary>
    /// <returns>Nothing when it was silent for too long.</returns>
    private async Task<T?> PatientlyAsync<T>(Func<CancellationToken, Task<T>> wait, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, settings.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await wait(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return default;
        }
    }
}
