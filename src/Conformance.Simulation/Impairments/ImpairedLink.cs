namespace Conformance.Simulation.Impairments;

/// <summary>A network between devices and servers: what it does to datagrams at present, and the chance it draws from.</summary>
/// <param name="impairment">Until it is changed.</param>
/// <param name="random">Drawn from for nothing else, so that the same seed gives the same network.</param>
public sealed class ImpairedLink(Impairment impairment, Random random)
{
    private readonly List<LinkPath> _paths = [];

    /// <summary>May be changed at any time; what is under way stays under way.</summary>
    public Impairment Impairment { get; set; } = impairment;

    internal Random Random => random;

    /// <summary>A way through the network for one more address of the inside.</summary>
    public LinkPath Open()
    {
        var path = new LinkPath(this);
        _paths.Add(path);
        return path;
    }

    public void Close(LinkPath path) => _paths.Remove(path);

    /// <summary>A NAT forgets everybody: all appear from other ports from now on.</summary>
    public void Rebind() => _paths.ForEach(path => path.Rebind());
}
