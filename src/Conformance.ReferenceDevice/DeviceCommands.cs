using System.Globalization;
using Conformance.Lwm2m.Paths;

namespace Conformance.ReferenceDevice;

/// <summary>The buttons of a device as lines of text: one command in, one answer out.</summary>
public sealed class DeviceCommands(Device device)
{
    private const string Ok = "ok";

    /// <summary>Obeys a line.</summary>
    /// <returns><c>ok</c> or <c>error: …</c>.</returns>
    public async Task<string> ObeyAsync(string line)
    {
        ArgumentNullException.ThrowIfNull(line);

        switch (line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            case ["set", var path, ..]:
                return Set(path, line);
            case ["send", .. { Length: > 0 } paths]:
                return await SendAsync(paths);
            case ["power-cycle"]:
                await device.PowerCycleAsync();
                return Ok;
            case ["factory-reset"]:
                await device.FactoryResetAsync();
                return Ok;
            case [var seat, var identity] when seat is "join" or "leave":
                return device.Seat(identity, seat == "join") ? Ok : $"error: no device {identity} behind a gateway";
            case ["move"]:
                await device.MoveAsync();
                return Ok;
            case ["cut-link", var number, var unit]:
                return CutLink(number, unit);
            case ["start"]:
                device.Start();
                return Ok;
            case ["stop"]:
                await device.StopAsync(deregister: true);
                return Ok;
            default:
                return $"error: '{line}' is no command; set, send, power-cycle, factory-reset, move, join, leave, cut-link, start, stop and quit are";
        }
    }

    /// <summary>The value is the rest of the line, blanks included.</summary>
    private string Set(string pathText, string line)
    {
        if (!Lwm2mPath.TryParse(pathText, out var path) || path.Depth < 3)
        {
            return $"error: '{pathText}' is no path of a resource";
        }

        var value = line[(line.IndexOf(pathText, StringComparison.Ordinal) + pathText.Length)..].TrimStart();
        return device.Set(path, value) ? Ok : $"error: {path} cannot be '{value}'";
    }

    private async Task<string> SendAsync(string[] texts)
    {
        var paths = new List<Lwm2mPath>();
        foreach (var text in texts)
        {
            if (!Lwm2mPath.TryParse(text, out var path))
            {
                return $"error: '{text}' is no path";
            }

            paths.Add(path);
        }

        return await device.SendAsync(paths) ? Ok : "error: no server took it";
    }

    private string CutLink(string number, string unit)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) || amount is < 0 or > 1e6)
        {
            return $"error: '{number}' is no number of seconds or minutes";
        }

        TimeSpan? duration = unit switch
        {
            "ms" => TimeSpan.FromMilliseconds(amount),
            "s" => TimeSpan.FromSeconds(amount),
            "min" => TimeSpan.FromMinutes(amount),
            _ => null,
        };
        if (duration is not { } cut)
        {
            return $"error: '{unit}' is no unit; ms, s and min are";
        }

        device.CutLink(cut);
        return Ok;
    }
}
