# pip install: wheels are downloaded, unpacked into site-packages and byte-compiled
root     C:\Users\{user}\AppData\Local\Programs\Python\Python312\python.exe | Python Software Foundation | 3.12.6 | Python
command  "C:\Users\{user}\AppData\Local\Programs\Python\Python312\python.exe" -m pip install -r requirements.txt
helper   C:\Users\{user}\AppData\Local\Programs\Python\Python312\python.exe | Python Software Foundation | python.exe C:\Users\{user}\AppData\Local\Temp\pip-build-env-{hex:8}\overlay\{name}.py
library  C:\Users\{user}\AppData\Local\Programs\Python\Python312\python312.dll | Python Core
library  C:\Windows\System32\ws2_32.dll | Windows Socket 2.0 32-Bit DLL
retry    pip
endpoint pypi.example:https
endpoint files.pypi.example:https
package  numpy
package  pandas
package  requests
package  cryptography
read     C:\Users\{user}\AppData\Local\pip\Cache\http-v2\{hex:1}\{hex:1}\{hex:1}\{hex:1}\{hex:1}\{hex:56}.body
read     C:\Users\{user}\AppData\Local\Programs\Python\Python312\Lib\{name}\{snake_case}.py
write    C:\Users\{user}\src\report\.venv\Lib\site-packages\{pkg}\{snake_case}.py
write    C:\Users\{user}\src\report\.venv\Lib\site-packages\{pkg}\__pycache__\{snake_case}.cpython-312.pyc
write    C:\Users\{user}\AppData\Local\Temp\pip-unpack-{hex:8}\{snake_case}-py3-none-any.whl
make     C:\Users\{user}\src\report\.venv\Scripts\{kebab-case}.exe
registry HKCU\Software\Python\PythonCore\3.12\InstallPath | ExecutablePath | C:\Python312\python.exe
registry HKLM\SYSTEM\CurrentControlSet\Control\FileSystem | LongPathsEnabled |
mix      read 6 write 8 move 2 delete 2 miss 5 list 2 registry 1 fetch 2 helper 1
