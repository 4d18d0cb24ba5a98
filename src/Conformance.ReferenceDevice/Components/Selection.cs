using System.Globalization;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;

namespace Conformance.ReferenceDevice.Components;

/// <summary>Which components an Update is for.</summary>
/// <remarks>Object 33629 resource 2: argument 0 absent for all in store, without value for one, else a list of links.</remarks>
internal static class Selection
{
    public static IReadOnlyList<ushort> Of(ushort asked, ExecuteArguments arguments, IReadOnlyList<ushort> inStore, FaultSwitch faults)
    {
        ushort[] alone = [asked];
        return !arguments.Values.TryGetValue(0, out var list) ? inStore
            : string.IsNullOrEmpty(list) ? faults.Choose(ComponentFaults.TakesAll, inStore, alone)
            : faults.Has(ComponentFaults.TakesOne) ? alone
            : [.. alone.Concat(list.Split(',').Select(InstanceOf)).Distinct()];
    }

    /// <summary>The instance of a link such as <c>&lt;/33629/1&gt;</c>.</summary>
    private static ushort InstanceOf(string link) =>
        ushort.TryParse(link.Trim('<', '>').Split('/')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : ushort.MaxValue;
}
