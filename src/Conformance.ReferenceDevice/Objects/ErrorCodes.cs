using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Resource 11 of object 3: one instance with 0 while all is well, else one instance for each error.</summary>
public sealed class ErrorCodes(ObjectTree tree, FaultSwitch faults)
{
    public const int LowBattery = 1;
    public const int WeakSignal = 4;
    public const int NoConnectivity = 7;
    private const int NoError = 0;

    private readonly SortedSet<int> _present = [];

    private static Lwm2mPath Resource => Lwm2mPath.Of(3, 0, 11);

    /// <summary>Whether there is a certain error now.</summary>
    public void Tell(int code, bool present)
    {
        if (present ? _present.Add(code) : !faults.Has(AlarmFaults.KeepsErrors) && _present.Remove(code))
        {
            Show();
        }
    }

    /// <summary>Clears the list; what is still wrong shows again.</summary>
    public void Show()
    {
        var codes = _present.Count == 0 ? [NoError]
            : faults.Has(AlarmFaults.KeepsZero) ? [NoError, .. _present]
            : _present.ToArray();
        var surplus = tree.ResourceAt(Resource)?.Values.Keys.Where(id => id >= codes.Length).ToList() ?? [];
        foreach (var (id, code) in codes.Index())
        {
            tree.Provide(Resource.Child((ushort)id), code);
        }

        surplus.ForEach(id => tree.Clear(Resource.Child(id)));
    }
}
