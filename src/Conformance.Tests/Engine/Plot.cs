using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Engine.Control;

namespace Conformance.Tests.Engine;

/// <summary>What a scripted device is to do; the same for every device of a scene.</summary>
internal sealed class Plot
{
    public static readonly DeviceAction[] Everything = Enum.GetValues<DeviceAction>();

    /// <summary>The buttons there are.</summary>
    public HashSet<DeviceAction> Actions { get; set; } = [.. Everything];

    /// <summary>The buttons that were pressed, and Resets received.</summary>
    public List<string> Pressed { get; } = [];

    /// <summary>From being switched on; registers unless a test says otherwise.</summary>
    public Func<ScriptedDevice, Task> Life { get; set; } = device => device.RegisterAsync();

    /// <summary>What it answers; /3/0/16 and little more unless a test says otherwise.</summary>
    public Func<ScriptedDevice, Message, Task<Reply>> Answer { get; set; } = (_, request) => Task.FromResult(Ordinary(request));

    /// <summary>What a button does; <see langword="null"/> for the ordinary thing.</summary>
    public Func<ScriptedDevice, DeviceAction, ActionArguments, ActionResult?> Act { get; set; } = (_, _, _) => null;

    /// <summary>How long it takes until a button that a test made is known to have been pressed.</summary>
    public TimeSpan Holding { get; set; }

    public void Answers(Func<Message, Reply> answer) => Answer = (_, request) => Task.FromResult(answer(request));

    /// <summary>Registers, waits, and does something.</summary>
    public void Then(double seconds, Func<ScriptedDevice, Task> act) => Life = async device =>
    {
        await device.RegisterAsync();
        await device.Pass(seconds);
        await act(device);
    };

    public static Reply Content(string text, uint? observe = null, ContentFormat? format = null)
    {
        var options = OptionList.Empty.WithContentFormat(format ?? ContentFormat.Text);
        return new()
        {
            Code = CoapCode.Content,
            Options = observe is { } number ? options.WithObserve(number) : options,
            Payload = Encoding.UTF8.GetBytes(text),
        };
    }

    /// <summary>A small device that conforms.</summary>
    public static Reply Ordinary(Message request) => (request.Code.ToString(), request.Options.Path) switch
    {
        ("0.01", _) when request.Options.Accept == ContentFormat.LinkFormat => Content("</3/0>;pmin=10,</3/0/16>", format: ContentFormat.LinkFormat),
        ("0.01", "/1") => Content("""[{"n":"/1/0/0","v":1}]""", format: ContentFormat.SenmlJson),
        ("0.01", "/3/0/16") => Content("U"),
        ("0.01", _) => Content("1", request.Options.Observe == 0 ? 1 : null),
        ("0.02", "/3") => new() { Code = CoapCode.Created, Options = OptionList.Empty.WithLocationPath("/3/1") },
        ("0.04", _) => Reply.Of(CoapCode.Deleted),
        ("0.05", _) => Content("""[{"n":"/3/0/16","vs":"U"}]""", request.Options.Observe == 0 ? 1 : null, ContentFormat.SenmlJson),
        _ => Reply.Of(CoapCode.Changed),
    };
}
