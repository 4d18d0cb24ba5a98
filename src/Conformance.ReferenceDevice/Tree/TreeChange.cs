using Conformance.Lwm2m.Paths;

namespace Conformance.ReferenceDevice.Tree;

/// <summary>What happened to a node. Closed.</summary>
public abstract record TreeChange(Lwm2mPath Path);

/// <summary>A resource or resource instance has another value, appeared or vanished.</summary>
public sealed record ValueChanged(Lwm2mPath Path) : TreeChange(Path);

/// <summary>An object instance appeared.</summary>
public sealed record InstanceAdded(Lwm2mPath Path) : TreeChange(Path);

/// <summary>An object instance vanished with everything in it.</summary>
public sealed record InstanceRemoved(Lwm2mPath Path) : TreeChange(Path);
