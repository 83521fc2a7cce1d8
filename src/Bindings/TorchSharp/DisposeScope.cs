namespace TorchSharp;

/// <summary>Disposes of the tensors that were made while it was its thread's current scope and that were not moved elsewhere.</summary>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;
    private bool _isDisposed;

    internal DisposeScope(DisposeScopeManager manager)
    {
        _manager = manager;
        OuterScope = manager.CurrentDisposeScope;
    }

    /// <exception cref="ObjectDisposedException"/>
    public int DisposablesCount => Open().Disposables.Count;

    /// <exception cref="ObjectDisposedException"/>
    public IReadOnlyList<IDisposable> DisposablesView => [.. Open().Disposables];

    internal DisposeScope? OuterScope { get; set; }

    internal HashSet<IDisposable> Disposables { get; private set; } = new(ReferenceEqualityComparer.Instance);

    public bool Contains(IDisposable disposable) => Disposables.Contains(disposable);

    public T MoveToOuter<T>(T disposable)
        where T : IDisposable => MoveToOther(OuterScope, disposable);

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(OuterScope, disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    /// <param name="scope">The new owner; null detaches.</param>
    public T MoveToOther<T>(DisposeScope? scope, T disposable)
        where T : IDisposable
    {
        MoveToOther(scope, [disposable]);
        return disposable;
    }

    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) =>
        MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        _ = Open();
        if (scope is null)
        {
            Detach(disposables);
            return;
        }

        foreach (torch.Tensor tensor in disposables.Where(Disposables.Remove).Cast<torch.Tensor>())
        {
            tensor.OwningDisposeScope = null;
            scope.Own(tensor);
        }
    }

    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        Detach([disposable]);
        return disposable;
    }

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        _ = Open();
        foreach (torch.Tensor tensor in disposables.Where(Disposables.Remove).Cast<torch.Tensor>())
        {
            _manager.Counts.TensorStatistics.DetachedFromScopeCount++;
            tensor.OwningDisposeScope = null;
        }
    }

    public void Attach(IDisposable disposable) => Attach([disposable]);

    public void Attach(params IDisposable[] disposables) => _ = Attach((IEnumerable<IDisposable>)disposables);

    /// <exception cref="InvalidOperationException">Something else than a tensor.</exception>
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        _ = Open();
        List<IDisposable> attached = [.. disposables];
        foreach (IDisposable disposable in attached)
        {
            torch.Tensor tensor = disposable as torch.Tensor
                ?? throw new InvalidOperationException($"A scope owns tensors, not a {disposable.GetType().Name}.");
            if (Own(tensor))
            {
                _manager.Counts.TensorStatistics.AttachedToScopeCount++;
            }
        }

        return attached;
    }

    public void DisposeEverything() => DisposeEverythingBut(Enumerable.Empty<IDisposable>());

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        HashSet<IDisposable> all = Open().Disposables;
        Disposables = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        foreach (IDisposable disposable in all.Where(disposable => !Disposables.Contains(disposable)))
        {
            disposable.Dispose();
        }
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    public void MarkAsDisposed(IDisposable disposable)
    {
        Disposables.Remove(disposable);
        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope = null;
        }
    }

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        DisposeEverything();
        _manager.Remove(this);
        _isDisposed = true;
    }

    /// <summary>Puts a tensor in the place of one whose native tensor it took over.</summary>
    internal static void Replace(torch.Tensor original, torch.Tensor replacement)
    {
        if (original.OwningDisposeScope is { } scope && scope.Disposables.Remove(original))
        {
            original.OwningDisposeScope = null;
            scope.Own(replacement);
        }
    }

    private bool Own(torch.Tensor tensor)
    {
        if (tensor.OwningDisposeScope == this)
        {
            return false;
        }

        tensor.OwningDisposeScope?.Disposables.Remove(tensor);
        Disposables.Add(tensor);
        tensor.OwningDisposeScope = this;
        return true;
    }

    private DisposeScope Open()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return this;
    }
}
