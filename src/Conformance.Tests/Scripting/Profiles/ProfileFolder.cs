namespace Conformance.Tests.Scripting.Profiles;

/// <summary>A folder of files that is gone when the test is over.</summary>
internal sealed class ProfileFolder : IDisposable
{
    public ProfileFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"profiles-{Guid.NewGuid():N}");

    /// <returns>The full path of the file.</returns>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Folder(string name) => Path.Combine(Root, name);

    /// <summary>A profile with a few of everything, in the folder <c>small</c>.</summary>
    public string WriteSmall()
    {
        Write("small/profile.yaml", "id: small\ntitle: A small profile\nincludes: []\n");
        Write("small/requirements/REG.yaml", """
            - id: REG-01
              level: MUST
              clause: Core 6.2
              actor: C
              versions: '1.0+'
              evidence: V12
              text: A client registers.
            - id: REG-29
              level: SHOULD
              clause: Core 6.2.3
              actor: C
              versions: '1.0+'
              evidence: VI
              condition: C.REG
              text: A client that leaves says so.
            """);
        Write("small/pics.yaml", """
            - id: C.REG
              question: Does it register?
              source: Core 6.2
            - id: C.FMT.TLV
              question: "Does it have TLV?"
              source: Core 7.4.5
            """);
        Write("small/pixit.yaml", """
            - name: endpoint
              type: text
              summary: Endpoint name.
            - name: key
              type: text
              secret: yes
              summary: A key.
            - name: within
              type: duration
              default: 30 s
              summary: A window.
            - name: share
              type: number
              default: '0.05'
              summary: A share.
            - name: writable.path
              type: path
              summary: A path.
            - name: writable.first
              type: any
              summary: A value.
            - name: quick
              type: flag
              summary: A flag.
            - name: image
              type: file
              summary: A file.
            """);
        return Folder("small");
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
