using Conformance.Engine.Running;
using Conformance.Model;

namespace Conformance.Engine.Control.Servers;

/// <summary>Asks a server through a person who uses it.</summary>
public sealed class OperatorServerControl(ServerPlace place, Func<string, CancellationToken, Task<OperatorAnswer>> ask) : IServerControl
{
    public Observer Observer => Observer.Operator;

    public Task<ServerPlace> OpenAsync() => Task.FromResult(place);

    public async Task<ServerAnswer> AskAsync(ServerQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);

        var values = string.Join(", ", question.Values.Select(value => $"{value.Key} = {value.Value}"));
        var wanted = $"Have the server do: {question}{(values.Length > 0 ? $" with {values}" : string.Empty)}. Did it say that it succeeded?";
        return await ask(wanted, cancellationToken) switch
        {
            OperatorAnswer.Yes => new(Reached: true, string.Empty),
            OperatorAnswer.No => new(Reached: true, "the operator says that it failed"),
            _ => ServerAnswer.Unreached("the operator could not ask the server"),
        };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
