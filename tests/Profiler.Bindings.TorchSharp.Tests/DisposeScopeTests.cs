using Profiler.Bindings.TorchSharp.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Profiler.Bindings.TorchSharp.Tests;

[Collection(nameof(Alone))]
public sealed class DisposeScopeTests
{
    [Fact]
    public void A_scope_disposes_of_what_was_made_in_it()
    {
        Tensor made;
        using (NewDisposeScope())
        {
            made = ones(1) + 1;
        }

        Assert.True(made.IsInvalid);
    }

    [Fact]
    public void What_is_moved_out_lives_until_the_outer_scope_ends()
    {
        Tensor moved;
        using (NewDisposeScope())
        {
            using (DisposeScope inner = NewDisposeScope())
            {
                moved = ones(1).MoveToOuterDisposeScope();
                Assert.Equal(0, inner.DisposablesCount);
            }

            Assert.False(moved.IsInvalid);
        }

        Assert.True(moved.IsInvalid);
    }

    [Fact]
    public void What_is_detached_is_the_callers()
    {
        Tensor detached;
        using (NewDisposeScope())
        {
            detached = ones(1).DetachFromDisposeScope();
        }

        Assert.False(detached.IsInvalid);
        detached.Dispose();
        Assert.True(detached.IsInvalid);
    }

    [Fact]
    public void A_scope_can_be_emptied_but_for_some()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor gone = ones(1);
        Tensor kept = scope.DisposeEverythingBut(ones(1));

        Assert.True(gone.IsInvalid);
        Assert.False(kept.IsInvalid);
        Assert.True(scope.Contains(kept));
    }

    [Fact]
    public void What_was_made_outside_can_be_attached()
    {
        Tensor outside = ones(1);
        using (DisposeScope scope = NewDisposeScope())
        {
            scope.Attach(outside);
        }

        Assert.True(outside.IsInvalid);
    }

    [Fact]
    public void Scopes_belong_to_their_threads()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor? other = null;
        Thread thread = new(() => other = ones(1));
        thread.Start();
        thread.Join();

        Assert.False(scope.Contains(other!));
        other!.Dispose();
    }

    [Fact]
    public void A_parameter_takes_its_datas_place_in_the_scope()
    {
        Parameter parameter;
        using (DisposeScope scope = NewDisposeScope())
        {
            Tensor data = ones(2);
            parameter = nn.Parameter(data);
            Assert.True(data.IsInvalid);
            Assert.True(scope.Contains(parameter));
        }

        Assert.True(parameter.IsInvalid);
    }

    [Fact]
    public void The_threads_counts_tell_what_happened()
    {
        LifetimeStatistics counts = DisposeScopeManager.Statistics.TensorStatistics;
        counts.Reset();
        ones(1).Dispose();
        using (NewDisposeScope())
        {
            _ = ones(1);
            using Tensor detached = ones(1).DetachFromDisposeScope();
        }

        Assert.Equal(1, counts.CreatedOutsideScopeCount);
        Assert.Equal(2, counts.DisposedOutsideScopeCount);
        Assert.Equal(2, counts.CreatedInScopeCount);
        Assert.Equal(1, counts.DisposedInScopeCount);
        Assert.Equal(1, counts.DetachedFromScopeCount);
        Assert.Equal(0, counts.ThreadTotalLiveCount);
    }

    [Fact]
    public void What_nobody_holds_is_freed_by_the_collector()
    {
        long before = Tensor.TotalCount;
        Abandon();
        for (int i = 0; i < 20 && Tensor.TotalCount > before + 50; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.InRange(Tensor.TotalCount, 0, before + 50);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void Abandon()
        {
            for (int i = 0; i < 1000; i++)
            {
                _ = ones(1);
            }
        }
    }
}
