using Conformance.Coap.Options;
using Conformance.Engine.Running;
using Conformance.Scripting.Expressions;
using Conformance.Wire;

namespace Conformance.Engine.Verbs;

/// <summary>CoAP options as a case writes them: a list of <c>{ number, value }</c> with the value in hex.</summary>
public static class WrittenOptions
{
    /// <returns><see langword="null"/> after reporting an error of the case.</returns>
    public static List<Option>? Of(StepContext context, Value? written)
    {
        ArgumentNullException.ThrowIfNull(context);

        var options = new List<Option>();
        foreach (var item in written is Value.List list ? list.Content : [])
        {
            if (item is not Value.Map { Content: var fields }
                || fields.GetValueOrDefault("number") is not { } number
                || !int.TryParse(StepContext.Text(number), out var parsed)
                || !Hex.TryParse(fields.GetValueOrDefault("value") is { } value ? StepContext.Text(value) : string.Empty, out var octets))
            {
                context.Error($"{item.ToDisplay()} is no option; {{ number, value }} with the value in hex is required");
                return null;
            }

            options.Add(new Option(new OptionNumber(parsed), octets));
        }

        return options;
    }
}
