using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>An object of a trade (a lamp, a meter, a gauge) that shows what it has and does no more.</summary>
/// <param name="rows">Resource and value as plain text; what has no row is not there, executables apart.</param>
/// <param name="lacks">A resource that the device should have and has not.</param>
public sealed class TradeObject(ushort id, ObjectTree tree, (string Resource, string Value)[] rows, ushort? lacks = null) : DeviceObject(id, tree)
{
    private readonly HashSet<ushort> _had = [.. rows.Select(row => ushort.Parse(row.Resource.Split('/')[0], System.Globalization.CultureInfo.InvariantCulture))];

    public override bool Supports(ushort resourceId) => resourceId != lacks && _had.Contains(resourceId) && base.Supports(resourceId);

    public override void Populate() => Instantiate(0, rows);
}
