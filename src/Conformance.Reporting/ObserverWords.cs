using Conformance.Model;

namespace Conformance.Reporting;

/// <summary>Our words for who saw what a finding says.</summary>
public static class ObserverWords
{
    extension(Observer observer)
    {
        /// <summary>As in <c>run.json</c>.</summary>
        public string Word => observer switch
        {
            Observer.Wire => "wire",
            Observer.Adapter => "adapter",
            Observer.Operator => "operator",
            Observer.Harness => "harness",
            _ => throw new NotSupportedException($"no word for observer {observer}"),
        };
    }
}
