using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Timing;
using Conformance.Wire;

namespace Conformance.ReferenceDevice.Firmware;

/// <summary>Fetches an image over CoAP, block by block, and asks again for the block that did not come.</summary>
/// <remarks>RFC 7959 §2.4: a smaller size of the server's holds from then on; all blocks are of one representation.</remarks>
internal sealed class CoapFetch(DeviceSettings settings, IDeviceActions actions, IPEndPoint host, ServerUri uri)
{
    private readonly ImageBuffer _image = new(settings);
    private int _size = settings.BlockSizeExponent;
    private int _misses;

    public async Task<FetchOutcome> RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var asked = Block.At(_image.Next, more: false, _size);
            var outcome = await actions.AskAsync(host, Get(asked), cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if (outcome is Answered { Response: var response })
            {
                if (response.Code != CoapCode.Content)
                {
                    return FetchOutcome.Failed(FetchRefusals.Of(response.Code.Class, settings.Faults));
                }

                if (Take(response, asked) is { } ended)
                {
                    return ended;
                }
            }
            else if (++_misses >= settings.PullTries)
            {
                return FetchOutcome.Failed(UpdateResult.ConnectionLost);
            }
            else
            {
                await Delays.WaitAsync(settings.Clock, settings.PullPause, cancellationToken);
            }
        }
    }

    /// <returns>How the pull ended, or <see langword="null"/> while blocks are missing.</returns>
    private FetchOutcome? Take(Message response, Block asked)
    {
        var block = response.Options.Block2 ?? new(0, More: false, Block.MaxSizeExponent);
        var isAnother = block.Offset != asked.Offset && !settings.Faults.Has(FirmwarePullFaults.TakesAnyBlock);
        if (block.SizeExponent > asked.SizeExponent || isAnother || (block.More && response.Payload.Length != block.Size))
        {
            return Broken();
        }

        if (!_image.Fits(response.Options.First(OptionNumber.ETag) is { } tag ? Hex.Of(tag.Value.Span) : null))
        {
            return Broken();
        }

        if (_image.ComplaintOf(response.Options.First(OptionNumber.Size2)?.UInt(sizeof(uint))) is { } early)
        {
            return FetchOutcome.Failed(early);
        }

        _image.Add(response.Payload);
        _size = settings.Faults.Choose(FirmwarePullFaults.IgnoresBlockSize, _size, block.SizeExponent);
        return _image.Complaint is { } complaint ? FetchOutcome.Failed(complaint)
            : block.More && !_image.IsCutOff ? null
            : new(_image.ToMemory(), null);
    }

    /// <summary>A server that breaks the rules of blocks gets another chance or two, from the beginning.</summary>
    private FetchOutcome? Broken()
    {
        _image.Clear();
        return ++_misses >= settings.PullTries ? FetchOutcome.Failed(UpdateResult.ConnectionLost) : null;
    }

    private Request Get(Block asked)
    {
        var (path, query) = uri.Path.Split('?', 2) is [var before, var after] ? (before, after.Split('&')) : (uri.Path, []);
        return new() { Code = CoapCode.Get, Options = OptionList.Empty.WithPath(path).WithQueries(query).WithBlock2(asked) };
    }
}
