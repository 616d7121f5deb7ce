# Docker's daemon with a file system, mounts, processes and a network of its own; the machine's stay as they are.
# engine.sh <root> <images, containers and volumes> <repository> <group of its control groups>
# pivot_root rather than chroot: from a changed root alone, runc would start each health check in the machine's root.
set -eu
root=$1 data=$2 repository=$3 group=$4

mount --bind "$root" "$root"
cd "$root"
mkdir -p .machine var/lib/docker proc sys dev run tmp etc
# What an earlier daemon wrote there about itself must not outlive it.
ln -sfn ../run var/run
mount --bind "$data" var/lib/docker
mount -t proc proc proc
mount --rbind /sys sys
mount --rbind /dev dev
mount -t tmpfs tmpfs run
mount -t tmpfs tmpfs tmp
# Compose reads its files and the sources at the machine's paths.
mkdir -p ".$repository"
mount --bind -o ro "$repository" ".$repository"
pivot_root . .machine
cd /
umount -l /.machine

export PATH=/usr/sbin:/usr/bin
# The resolver of the network's way out, for builds.
echo 'nameserver 10.0.2.3' >/etc/resolv.conf
unshare --net sh -c 'ip link set lo up; touch /run/network; exec dockerd \
  --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent "$0"' "$group" &
daemon=$!
until [ -e /run/network ]; do sleep 0.1; done
slirp4netns --configure --mtu=65520 --disable-host-loopback "$daemon" tap0 &
wait "$daemon"
